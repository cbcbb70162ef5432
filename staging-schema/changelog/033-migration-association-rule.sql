--liquibase formatted sql

--changeset deskferry:033-migration-association-rule splitStatements:false
CREATE TABLE migration.association_rule (
  from_type   text COLLATE "C" NOT NULL,
  target_from text COLLATE "C" NOT NULL,
  target_to   text COLLATE "C" NOT NULL,
  name        text COLLATE "C" NOT NULL,
  types       text NOT NULL,
  CONSTRAINT association_rule_pkey PRIMARY KEY (from_type, target_from, target_to, name)
);
ALTER TABLE migration.association
  ADD COLUMN outdated boolean NOT NULL DEFAULT false;
ALTER TABLE migration.delivery
  ADD COLUMN moved boolean NOT NULL DEFAULT false;
CREATE INDEX delivery_moved ON migration.delivery (object_type, source_id) WHERE moved;
UPDATE migration.delivery AS delivery
SET archived_id = delivery.hubspot_id
FROM migration.batch AS batch
WHERE batch.operation = 'archive'
  AND batch.settled_at IS NULL
  AND delivery.object_type = batch.object_type
  AND delivery.source_id = ANY (batch.source_ids)
  AND delivery.hubspot_id IS NOT NULL;
COMMENT ON TABLE migration.association_rule IS 'Which types the associations of the mappings sent when a load last looked, to notice that one was edited';
COMMENT ON COLUMN migration.association_rule.types IS 'Categories and ids, in order: HUBSPOT_DEFINED 16, USER_DEFINED 38';
COMMENT ON COLUMN migration.association.outdated IS 'It was made with other types than its association sends by now, and is to be sent again';
COMMENT ON COLUMN migration.delivery.moved IS 'It stands under another HubSpot id than its links were made with, so they are to be made again';
COMMENT ON COLUMN migration.delivery.archived_id IS 'HubSpot id that the record had when it was archived, to find it in the recycle bin; hubspot_id is NULL until it is created again, and the same between the request that archives and its outcome';

--rollback DROP TABLE migration.association_rule; ALTER TABLE migration.association DROP COLUMN outdated; ALTER TABLE migration.delivery DROP COLUMN moved;
