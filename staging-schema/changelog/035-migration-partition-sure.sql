--liquibase formatted sql

--changeset deskferry:035-migration-partition-sure splitStatements:false
ALTER TABLE migration.partition ADD COLUMN sure_until timestamptz;
COMMENT ON COLUMN migration.partition.sure_until IS 'Until then the last holder of the lease may act on it without asking again; nobody else gets it before, even when it was taken away';

--rollback ALTER TABLE migration.partition DROP COLUMN sure_until;
