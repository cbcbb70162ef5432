--liquibase formatted sql

--changeset deskferry:011-hubspot-found splitStatements:false
CREATE TABLE hubspot.found (
  target      text CONSTRAINT found_pkey PRIMARY KEY,
  found_count bigint NOT NULL,
  checked_at  timestamptz NOT NULL DEFAULT now(),
  run_id      bigint
);
COMMENT ON TABLE hubspot.found IS 'How many HubSpot records carry our source key, counted in HubSpot itself';

--rollback DROP TABLE hubspot.found;
