--liquibase formatted sql

--changeset deskferry:004-migration-task splitStatements:false
CREATE TABLE migration.task (
  run_id          bigint NOT NULL CONSTRAINT task_run_exists REFERENCES migration.run,
  phase           text NOT NULL CONSTRAINT task_phase_known CHECK (phase IN ('extract', 'load')),
  object_type     text COLLATE "C" NOT NULL,
  state           text NOT NULL DEFAULT 'pending' CONSTRAINT task_state_known CHECK (state IN ('pending', 'running', 'done', 'failed', 'not_available')),
  message         text,
  record_count    bigint NOT NULL DEFAULT 0,
  page_count      bigint NOT NULL DEFAULT 0,
  created_count   bigint NOT NULL DEFAULT 0,
  updated_count   bigint NOT NULL DEFAULT 0,
  unchanged_count bigint NOT NULL DEFAULT 0,
  skipped_count   bigint NOT NULL DEFAULT 0,
  rejected_count  bigint NOT NULL DEFAULT 0,
  started_at      timestamptz,
  ended_at        timestamptz,
  CONSTRAINT task_pkey PRIMARY KEY (run_id, object_type)
);
CREATE INDEX task_by_phase ON migration.task (phase, object_type);
COMMENT ON TABLE migration.task IS 'One object type in one phase of one run';
COMMENT ON COLUMN migration.task.state IS 'not_available: the account''s plan or the token''s scopes do not give this object type';
COMMENT ON COLUMN migration.task.message IS 'Why it failed or is not available, for the operator';

--rollback DROP TABLE migration.task;
