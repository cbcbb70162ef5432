--liquibase formatted sql

--changeset deskferry:028-migration-run-term splitStatements:false
ALTER TABLE migration.run ADD COLUMN planner_term bigint NOT NULL DEFAULT 1;
COMMENT ON COLUMN migration.run.planner_term IS 'Grows by one whenever a node begins to plan the run, so that one which planned before, and does not know yet that its lock is gone, cannot end it';

--rollback ALTER TABLE migration.run DROP COLUMN planner_term;
