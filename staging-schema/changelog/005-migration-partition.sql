--liquibase formatted sql

--changeset deskferry:005-migration-partition splitStatements:false
CREATE TABLE migration.partition (
  partition_id  bigserial CONSTRAINT partition_pkey PRIMARY KEY,
  phase         text NOT NULL CONSTRAINT partition_phase_known CHECK (phase IN ('extract', 'load')),
  object_type   text COLLATE "C" NOT NULL,
  run_id        bigint CONSTRAINT partition_run_exists REFERENCES migration.run,
  kind          text NOT NULL,
  lower_bound   text COLLATE "C" NOT NULL DEFAULT '',
  upper_bound   text COLLATE "C",
  checkpoint    jsonb,
  state         text NOT NULL DEFAULT 'pending' CONSTRAINT partition_state_known CHECK (state IN ('pending', 'leased', 'done', 'failed', 'not_available')),
  node          text,
  fencing_token bigint NOT NULL DEFAULT 0,
  lease_until   timestamptz,
  record_count  bigint NOT NULL DEFAULT 0,
  page_count    bigint NOT NULL DEFAULT 0,
  message       text,
  updated_at    timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX partition_extract_once ON migration.partition (object_type, kind, lower_bound) WHERE phase = 'extract';
CREATE UNIQUE INDEX partition_load_once ON migration.partition (run_id, object_type, kind, lower_bound) WHERE phase = 'load';
CREATE INDEX partition_open ON migration.partition (phase, object_type, partition_id) WHERE state IN ('pending', 'leased');
COMMENT ON TABLE migration.partition IS 'A slice of a task that one node works on. Extract: one row per slice for ever, its checkpoint is where the next delta begins; load: rows per run';
COMMENT ON COLUMN migration.partition.kind IS 'How the slice is walked: cursor, time_window, id_range, list, by_parent';
COMMENT ON COLUMN migration.partition.lower_bound IS 'First key or time of the slice, as text; empty when it begins at the beginning';
COMMENT ON COLUMN migration.partition.upper_bound IS 'Last key or time of the slice, as text; NULL when it is open';
COMMENT ON COLUMN migration.partition.checkpoint IS 'Where the walk goes on; moved by the statement that stores the page before it';
COMMENT ON COLUMN migration.partition.fencing_token IS 'Grows by one with every lease; a write that carries an older one writes nothing';

--rollback DROP TABLE migration.partition;
