--liquibase formatted sql

--changeset deskferry:034-migration-lag splitStatements:false
ALTER TABLE migration.partition ADD COLUMN reached_at timestamptz;
ALTER TABLE migration.task ADD COLUMN staged_from timestamptz;
ALTER TABLE migration.task ADD COLUMN staged_until timestamptz;

UPDATE migration.task
SET staged_from = started_at, staged_until = COALESCE(ended_at, now())
WHERE phase = 'extract' AND created_count + updated_count > 0;

COMMENT ON COLUMN migration.partition.reached_at IS 'What the source changed before this is staged, as far as the walk came; NULL until that is known';
COMMENT ON COLUMN migration.task.staged_from IS 'Extract: when the first record was stored that was new or changed; NULL when none was';
COMMENT ON COLUMN migration.task.staged_until IS 'Extract: when the last record was stored that was new or changed; NULL when none was';

--rollback ALTER TABLE migration.task DROP COLUMN staged_until;
--rollback ALTER TABLE migration.task DROP COLUMN staged_from;
--rollback ALTER TABLE migration.partition DROP COLUMN reached_at;
