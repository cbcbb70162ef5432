--liquibase formatted sql

--changeset deskferry:009-migration-source-count splitStatements:false
CREATE TABLE migration.source_count (
  object_type    text COLLATE "C" CONSTRAINT source_count_pkey PRIMARY KEY,
  reported_count bigint NOT NULL,
  approximate    boolean NOT NULL DEFAULT false,
  note           text,
  run_id         bigint,
  reported_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE migration.source_count IS 'How many records Zendesk says it has, deleted ones not counted';
COMMENT ON COLUMN migration.source_count.approximate IS 'Zendesk refreshes counts above 100,000 once a day; such a count may differ without anything being lost';

--rollback DROP TABLE migration.source_count;
