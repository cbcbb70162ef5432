--liquibase formatted sql

--changeset deskferry:025-migration-delivery-archived splitStatements:false
ALTER TABLE migration.delivery
  DROP CONSTRAINT delivery_state_known,
  ADD CONSTRAINT delivery_state_known CHECK (state IN ('loaded', 'skipped', 'rejected', 'deferred', 'unknown', 'archived')),
  DROP CONSTRAINT delivery_outcome_known,
  ADD CONSTRAINT delivery_outcome_known CHECK (outcome IN ('created', 'updated', 'unchanged', 'archived')),
  ADD COLUMN taken_over boolean NOT NULL DEFAULT false,
  ADD COLUMN archived_id text COLLATE "C",
  ADD COLUMN archived_at timestamptz;
UPDATE migration.delivery
SET taken_over = true
WHERE rule LIKE 'on_existing: %';
CREATE INDEX delivery_archived ON migration.delivery (object_type, source_id) WHERE archived_id IS NOT NULL;
CREATE INDEX delivery_links_uncut ON migration.delivery (object_type, source_id) WHERE archived_id IS NOT NULL AND archived_at IS NULL;
ALTER TABLE migration.batch
  DROP CONSTRAINT batch_operation_known,
  ADD CONSTRAINT batch_operation_known CHECK (operation IN ('create', 'update', 'associate', 'archive'));
COMMENT ON COLUMN migration.delivery.state IS 'loaded, skipped (rule says why), rejected (code and message say why), deferred (will be tried again), unknown (sent, no answer: to be looked up), archived (deleted at source, and therefore in HubSpot)';
COMMENT ON COLUMN migration.delivery.taken_over IS 'The portal had the record before; it is never archived';
COMMENT ON COLUMN migration.delivery.archived_id IS 'HubSpot id that the record had when it was archived, to find it in the recycle bin; hubspot_id is NULL until it is created again';
COMMENT ON COLUMN migration.delivery.archived_at IS 'When its links were struck out too; NULL in between';

--rollback DROP INDEX migration.delivery_links_uncut, migration.delivery_archived; UPDATE migration.delivery SET state = 'skipped' WHERE state = 'archived'; UPDATE migration.delivery SET outcome = NULL WHERE outcome = 'archived'; DELETE FROM migration.batch WHERE operation = 'archive'; ALTER TABLE migration.batch DROP CONSTRAINT batch_operation_known, ADD CONSTRAINT batch_operation_known CHECK (operation IN ('create', 'update', 'associate')); ALTER TABLE migration.delivery DROP COLUMN archived_at, DROP COLUMN archived_id, DROP COLUMN taken_over, DROP CONSTRAINT delivery_outcome_known, ADD CONSTRAINT delivery_outcome_known CHECK (outcome IN ('created', 'updated', 'unchanged')), DROP CONSTRAINT delivery_state_known, ADD CONSTRAINT delivery_state_known CHECK (state IN ('loaded', 'skipped', 'rejected', 'deferred', 'unknown'));
