--liquibase formatted sql

--changeset deskferry:023-migration-node splitStatements:false
CREATE TABLE migration.node (
  node_id            text,
  phase              text CONSTRAINT node_phase_known CHECK (phase IN ('extract', 'load')),
  host               text NOT NULL,
  pid                bigint NOT NULL,
  version            text NOT NULL,
  fingerprint        text NOT NULL,
  started_at         timestamptz NOT NULL DEFAULT now(),
  seen_at            timestamptz NOT NULL DEFAULT now(),
  in_flight_count    integer NOT NULL DEFAULT 0,
  records_per_second double precision NOT NULL DEFAULT 0,
  waits_for          text,
  waits_until        timestamptz,
  tasks              jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT node_pkey PRIMARY KEY (node_id, phase)
) WITH (fillfactor = 50);
COMMENT ON TABLE migration.node IS 'Who works: one row for each process and phase, written by the process every second and removed when it ends in order';
COMMENT ON COLUMN migration.node.version IS 'Of Deskferry';
COMMENT ON COLUMN migration.node.fingerprint IS 'Hash of the mapping files that the process works with';
COMMENT ON COLUMN migration.node.seen_at IS 'By the clock of the database; a process that is alive writes every second';
COMMENT ON COLUMN migration.node.in_flight_count IS 'Requests that wait for a reply';
COMMENT ON COLUMN migration.node.records_per_second IS 'Over the last 20 seconds';
COMMENT ON COLUMN migration.node.waits_for IS 'Why nothing goes out at the moment; NULL when something does';
COMMENT ON COLUMN migration.node.tasks IS 'The same by object type: [{"object_type", "expected_count", "records_per_second", "steady_per_second", "in_flight_count", "retry_count", "waits_kind", "waits_for", "waits_until"}]';

--rollback DROP TABLE migration.node;
