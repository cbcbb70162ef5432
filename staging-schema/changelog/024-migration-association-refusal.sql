--liquibase formatted sql

--changeset deskferry:024-migration-association-refusal splitStatements:false
ALTER TABLE migration.association
  ADD COLUMN category text,
  ADD COLUMN code text,
  ADD COLUMN correlation_id text;
UPDATE migration.association
SET code = 'NOT_REMOVED'
WHERE state = 'rejected'
  AND message = 'no longer wanted, but HubSpot would not take it away';
COMMENT ON COLUMN migration.association.category IS 'HubSpot''s category of the refusal';
COMMENT ON COLUMN migration.association.code IS 'HubSpot''s code of the refusal; NOT_REMOVED: the link is no longer wanted and stays all the same';
COMMENT ON COLUMN migration.association.correlation_id IS 'HubSpot''s correlation id of the reply that refused the link, for its support';

--rollback ALTER TABLE migration.association DROP COLUMN category, DROP COLUMN code, DROP COLUMN correlation_id;
