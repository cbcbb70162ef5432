--liquibase formatted sql

--changeset deskferry:010-migration-event splitStatements:false
CREATE TABLE migration.event (
  event_id    bigserial CONSTRAINT event_pkey PRIMARY KEY,
  run_id      bigint,
  at          timestamptz NOT NULL DEFAULT now(),
  level       text NOT NULL CONSTRAINT event_level_known CHECK (level IN ('error', 'warning', 'info')),
  object_type text COLLATE "C",
  source_id   text COLLATE "C",
  code        text NOT NULL,
  message     text NOT NULL
);
CREATE INDEX event_by_run ON migration.event (run_id, event_id);
COMMENT ON TABLE migration.event IS 'What the operator should be able to read later: one row per thing worth knowing, no record bodies';

--rollback DROP TABLE migration.event;
