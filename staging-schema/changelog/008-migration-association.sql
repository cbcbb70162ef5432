--liquibase formatted sql

--changeset deskferry:008-migration-association splitStatements:false
CREATE TABLE migration.association (
  from_type   text COLLATE "C" NOT NULL,
  from_id     text COLLATE "C" NOT NULL,
  name        text COLLATE "C" NOT NULL,
  to_type     text COLLATE "C" NOT NULL,
  to_id       text COLLATE "C" NOT NULL,
  target_from text,
  target_to   text,
  state       text NOT NULL DEFAULT 'pending' CONSTRAINT association_state_known CHECK (state IN ('made', 'pending', 'rejected', 'skipped')),
  message     text,
  run_id      bigint,
  changed_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT association_pkey PRIMARY KEY (from_type, from_id, name, to_type, to_id)
);
CREATE INDEX association_pending ON migration.association (to_type, to_id) WHERE state = 'pending';
CREATE INDEX association_open ON migration.association (from_type, from_id) WHERE state IN ('pending', 'rejected');
COMMENT ON TABLE migration.association IS 'One row per link that the staged data implies; ids and types are those of the source';
COMMENT ON COLUMN migration.association.name IS 'Name of the association in the mapping';
COMMENT ON COLUMN migration.association.state IS 'pending: one end is not in HubSpot yet; made as soon as it arrives';

--rollback DROP TABLE migration.association;
