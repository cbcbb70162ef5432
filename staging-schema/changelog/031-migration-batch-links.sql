--liquibase formatted sql

--changeset deskferry:031-migration-batch-links splitStatements:false
ALTER TABLE migration.batch ADD COLUMN mapping text, ADD COLUMN links json;
ALTER TABLE migration.claim ADD COLUMN confirmed boolean NOT NULL DEFAULT false;
UPDATE migration.claim SET confirmed = true;
COMMENT ON COLUMN migration.batch.mapping IS 'Name of the mapping that wanted it';
COMMENT ON COLUMN migration.batch.links IS 'Links inside a creation until its outcome is written: [from_id, name, to_type, to_id, target_to] each';
COMMENT ON COLUMN migration.claim.confirmed IS 'HubSpot showed the record without our key, so it is about to be taken over; before that it may be one of ours';

--rollback ALTER TABLE migration.batch DROP COLUMN links, DROP COLUMN mapping; ALTER TABLE migration.claim DROP COLUMN confirmed;
