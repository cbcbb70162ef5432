--liquibase formatted sql

--changeset deskferry:037-migration-source-key splitStatements:false
CREATE TABLE migration.source_key (
  object_type text COLLATE "C" NOT NULL,
  target      text COLLATE "C" NOT NULL,
  property    text NOT NULL,
  CONSTRAINT source_key_pkey PRIMARY KEY (object_type, target)
);
COMMENT ON TABLE migration.source_key IS 'Under which HubSpot property the source ids of an object type were sent when a load last looked, to notice that a mapping has another key';
COMMENT ON COLUMN migration.claim.claimed_at IS 'A claim counts for a quarter of an hour, and longer while a batch with its holder is open';

--rollback DROP TABLE migration.source_key; COMMENT ON COLUMN migration.claim.claimed_at IS 'A claim that a dead node left behind counts for a quarter of an hour';
