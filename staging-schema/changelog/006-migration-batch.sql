--liquibase formatted sql

--changeset deskferry:006-migration-batch splitStatements:false
CREATE TABLE migration.batch (
  batch_id       bigserial CONSTRAINT batch_pkey PRIMARY KEY,
  run_id         bigint NOT NULL CONSTRAINT batch_run_exists REFERENCES migration.run,
  partition_id   bigint CONSTRAINT batch_partition_exists REFERENCES migration.partition,
  fencing_token  bigint NOT NULL DEFAULT 0,
  object_type    text COLLATE "C" NOT NULL,
  target         text NOT NULL,
  operation      text NOT NULL CONSTRAINT batch_operation_known CHECK (operation IN ('create', 'update', 'associate')),
  source_ids     text[] NOT NULL,
  sent_at        timestamptz NOT NULL DEFAULT now(),
  settled_at     timestamptz,
  http_status    integer,
  correlation_id text
);
CREATE INDEX batch_unsettled ON migration.batch (object_type, batch_id) WHERE settled_at IS NULL;
COMMENT ON TABLE migration.batch IS 'One row per write request to HubSpot, written before the request goes out';
COMMENT ON COLUMN migration.batch.source_ids IS 'The records the request carries, in its order';
COMMENT ON COLUMN migration.batch.settled_at IS 'When every record of the batch had its outcome; NULL after a crash: look the keys up before sending anything again';
COMMENT ON COLUMN migration.batch.correlation_id IS 'HubSpot''s correlation id of the reply, for its support';

--rollback DROP TABLE migration.batch;
