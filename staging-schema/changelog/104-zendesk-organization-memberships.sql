--liquibase formatted sql

--changeset deskferry:104-zendesk-organization-memberships splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.organization_memberships;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.organization_memberships AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  staging.as_bigint(p.payload ->> 'user_id') AS user_id,
  staging.as_bigint(p.payload ->> 'organization_id') AS organization_id,
  staging.as_boolean(p.payload ->> 'default') AS is_default,
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
WHERE r.object_type = 'organization_memberships';

COMMENT ON VIEW zendesk.organization_memberships IS 'Which user is in which organization';

--rollback DROP VIEW zendesk.organization_memberships;
