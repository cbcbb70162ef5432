--liquibase formatted sql

--changeset deskferry:026-migration-claim splitStatements:false
CREATE TABLE migration.claim (
  target     text COLLATE "C" NOT NULL,
  hubspot_id text COLLATE "C" NOT NULL,
  source_id  text COLLATE "C" NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT claim_pkey PRIMARY KEY (target, hubspot_id)
);
COMMENT ON TABLE migration.claim IS 'HubSpot records that a batch in flight is about to take over for a source record; nearly always empty';
COMMENT ON COLUMN migration.claim.claimed_at IS 'A claim that a dead node left behind counts for a quarter of an hour';

--rollback DROP TABLE migration.claim;
