--liquibase formatted sql

--changeset deskferry:002-staging-record splitStatements:false
CREATE TABLE staging.record (
  object_type    text COLLATE "C" NOT NULL,
  source_id      text COLLATE "C" NOT NULL,
  parent_id      text COLLATE "C",
  payload        json NOT NULL,
  payload_hash   uuid NOT NULL,
  source_version bigint NOT NULL DEFAULT 0,
  deleted        boolean NOT NULL DEFAULT false,
  landed_at      timestamptz NOT NULL DEFAULT now(),
  changed_at     timestamptz NOT NULL DEFAULT now(),
  run_id         bigint,
  CONSTRAINT record_pkey PRIMARY KEY (object_type, source_id)
) PARTITION BY LIST (object_type);

-- Before the partitions, which inherit it: the default compression halves the speed of landing 3 KB payloads.
ALTER TABLE staging.record ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE staging.record_organizations PARTITION OF staging.record FOR VALUES IN ('organizations');
CREATE TABLE staging.record_users PARTITION OF staging.record FOR VALUES IN ('users');
CREATE TABLE staging.record_identities PARTITION OF staging.record FOR VALUES IN ('identities');
CREATE TABLE staging.record_organization_memberships PARTITION OF staging.record FOR VALUES IN ('organization_memberships');
CREATE TABLE staging.record_tickets PARTITION OF staging.record FOR VALUES IN ('tickets');
CREATE TABLE staging.record_ticket_metrics PARTITION OF staging.record FOR VALUES IN ('ticket_metrics');
CREATE TABLE staging.record_ticket_events PARTITION OF staging.record FOR VALUES IN ('ticket_events');
CREATE TABLE staging.record_ticket_comments PARTITION OF staging.record FOR VALUES IN ('ticket_comments');
CREATE TABLE staging.record_ticket_fields PARTITION OF staging.record FOR VALUES IN ('ticket_fields');
CREATE TABLE staging.record_user_fields PARTITION OF staging.record FOR VALUES IN ('user_fields');
CREATE TABLE staging.record_organization_fields PARTITION OF staging.record FOR VALUES IN ('organization_fields');
CREATE TABLE staging.record_ticket_forms PARTITION OF staging.record FOR VALUES IN ('ticket_forms');
CREATE TABLE staging.record_custom_statuses PARTITION OF staging.record FOR VALUES IN ('custom_statuses');
CREATE TABLE staging.record_groups PARTITION OF staging.record FOR VALUES IN ('groups');
CREATE TABLE staging.record_brands PARTITION OF staging.record FOR VALUES IN ('brands');
CREATE TABLE staging.record_satisfaction_ratings PARTITION OF staging.record FOR VALUES IN ('satisfaction_ratings');
CREATE TABLE staging.record_other PARTITION OF staging.record DEFAULT;

CREATE INDEX record_by_parent ON staging.record (object_type, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX record_deleted ON staging.record (object_type, source_id) WHERE deleted;

COMMENT ON TABLE staging.record IS 'One row per record that Zendesk reported; a later version replaces an earlier one, never the other way round';
COMMENT ON COLUMN staging.record.object_type IS 'Name of the source, as in mappings/sources/<object_type>.yaml';
COMMENT ON COLUMN staging.record.source_id IS 'The id Zendesk gave, as text';
COMMENT ON COLUMN staging.record.parent_id IS 'source_id of the record this one belongs to: the ticket of a comment, the user of an identity; NULL when it stands alone';
COMMENT ON COLUMN staging.record.payload IS 'The JSON as it came, byte for byte, but for NUL characters and lone surrogates, which became U+FFFD';
COMMENT ON COLUMN staging.record.payload_hash IS 'MD5 of the payload; landing an equal payload again changes nothing';
COMMENT ON COLUMN staging.record.source_version IS 'Epoch milliseconds of generated_timestamp or updated_at; 0 when the record has neither';
COMMENT ON COLUMN staging.record.deleted IS 'Zendesk says that the record is deleted there';
COMMENT ON COLUMN staging.record.landed_at IS 'When the record was first stored';
COMMENT ON COLUMN staging.record.changed_at IS 'When the payload stored now was stored';
COMMENT ON COLUMN staging.record.run_id IS 'The run that stored the payload stored now';

--rollback DROP TABLE staging.record;
