--liquibase formatted sql

--changeset deskferry:007-migration-delivery splitStatements:false
CREATE TABLE migration.delivery (
  object_type         text COLLATE "C" NOT NULL,
  source_id           text COLLATE "C" NOT NULL,
  mapping             text,
  target              text,
  state               text NOT NULL CONSTRAINT delivery_state_known CHECK (state IN ('loaded', 'skipped', 'rejected', 'deferred', 'unknown')),
  outcome             text CONSTRAINT delivery_outcome_known CHECK (outcome IN ('created', 'updated', 'unchanged')),
  hubspot_id          text COLLATE "C",
  mapped_hash         uuid,
  mapping_fingerprint text,
  rule                text,
  category            text,
  code                text,
  message             text,
  correlation_id      text,
  attempt_count       integer NOT NULL DEFAULT 0,
  run_id              bigint,
  batch_id            bigint,
  first_loaded_at     timestamptz,
  changed_at          timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT delivery_pkey PRIMARY KEY (object_type, source_id),
  CONSTRAINT delivery_loaded_has_hubspot_id CHECK (state <> 'loaded' OR hubspot_id IS NOT NULL)
);
CREATE INDEX delivery_by_hubspot_id ON migration.delivery (target, hubspot_id) WHERE hubspot_id IS NOT NULL;
CREATE INDEX delivery_open ON migration.delivery (object_type, source_id) WHERE state IN ('rejected', 'deferred', 'unknown');
COMMENT ON TABLE migration.delivery IS 'The one answer load gave for a staged record, and which HubSpot record it became; no row means pending';
COMMENT ON COLUMN migration.delivery.state IS 'loaded, skipped (rule says why), rejected (code and message say why), deferred (will be tried again), unknown (sent, no answer: to be looked up)';
COMMENT ON COLUMN migration.delivery.outcome IS 'What the last run that touched it did';
COMMENT ON COLUMN migration.delivery.mapped_hash IS 'Hash of the properties and associations written last; equal means nothing to send';
COMMENT ON COLUMN migration.delivery.mapping_fingerprint IS 'Fingerprint of the mapping that answered';
COMMENT ON COLUMN migration.delivery.rule IS 'Which rule skipped it: no_mapping, or the where that left it out';
COMMENT ON COLUMN migration.delivery.category IS 'HubSpot''s category of the error: VALIDATION_ERROR, CONFLICT';

--rollback DROP TABLE migration.delivery;
