--liquibase formatted sql

--changeset deskferry:027-migration-partition-step splitStatements:false
ALTER TABLE migration.partition ADD COLUMN last_step uuid;
COMMENT ON COLUMN migration.partition.last_step IS 'Names the step that moved the checkpoint last, so that a node whose connection broke meanwhile can tell that its step is done';

--rollback ALTER TABLE migration.partition DROP COLUMN last_step;
