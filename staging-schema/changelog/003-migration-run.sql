--liquibase formatted sql

--changeset deskferry:003-migration-run splitStatements:false
CREATE TABLE migration.run (
  run_id      bigserial CONSTRAINT run_pkey PRIMARY KEY,
  phase       text NOT NULL CONSTRAINT run_phase_known CHECK (phase IN ('extract', 'load')),
  state       text NOT NULL DEFAULT 'running' CONSTRAINT run_state_known CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
  started_at  timestamptz NOT NULL DEFAULT now(),
  ended_at    timestamptz,
  fingerprint text,
  options     jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE migration.run IS 'One row each time a phase is started';
COMMENT ON COLUMN migration.run.fingerprint IS 'Hash of the files that said what to do: sources, mappings, settings without secrets';
COMMENT ON COLUMN migration.run.options IS 'What the operator asked for: {"execute": true, "only": ["tickets"]}';

--rollback DROP TABLE migration.run;
