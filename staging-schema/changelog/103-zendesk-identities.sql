--liquibase formatted sql

--changeset deskferry:103-zendesk-identities splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.identities;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.identities AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  staging.as_bigint(p.payload ->> 'user_id') AS user_id,
  p.payload ->> 'type' AS type,
  p.payload ->> 'value' AS value,
  staging.as_boolean(p.payload ->> 'verified') AS verified,
  staging.as_boolean(p.payload ->> 'primary') AS is_primary,
  p.payload ->> 'deliverable_state' AS deliverable_state,
  staging.as_timestamp(p.payload ->> 'created_at') AS created_at,
  staging.as_timestamp(p.payload ->> 'updated_at') AS updated_at,
  r.deleted,
  r.source_id,
  r.parent_id,
  r.landed_at,
  r.changed_at,
  p.payload
FROM staging.record AS r
CROSS JOIN LATERAL (SELECT r.payload::jsonb AS payload OFFSET 0) AS p
WHERE r.object_type = 'identities';

COMMENT ON VIEW zendesk.identities IS 'The addresses and accounts of users; value is the address';

--rollback DROP VIEW zendesk.identities;
