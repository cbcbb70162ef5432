--liquibase formatted sql

--changeset deskferry:030-migration-batch-find splitStatements:false
ALTER TABLE migration.batch
  DROP CONSTRAINT batch_operation_known,
  ADD CONSTRAINT batch_operation_known CHECK (operation IN ('create', 'update', 'associate', 'archive', 'find'));
COMMENT ON COLUMN migration.batch.operation IS 'What was asked for; find asks HubSpot by key for records whose creation an earlier run left without an outcome';

--rollback DELETE FROM migration.batch WHERE operation = 'find'; ALTER TABLE migration.batch DROP CONSTRAINT batch_operation_known, ADD CONSTRAINT batch_operation_known CHECK (operation IN ('create', 'update', 'associate', 'archive'));
