--liquibase formatted sql

--changeset deskferry:102-zendesk-users splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.users;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.users AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'name' AS name,
  p.payload ->> 'email' AS email,
  p.payload ->> 'phone' AS phone,
  p.payload ->> 'role' AS role,
  staging.as_boolean(p.payload ->> 'active') AS active,
  staging.as_boolean(p.payload ->> 'verified') AS verified,
  staging.as_boolean(p.payload ->> 'suspended') AS suspended,
  staging.as_bigint(p.payload ->> 'organization_id') AS organization_id,
  p.payload ->> 'external_id' AS external_id,
  p.payload ->> 'alias' AS alias,
  p.payload ->> 'locale' AS locale,
  p.payload ->> 'time_zone' AS time_zone,
  staging.as_text_array(p.payload -> 'tags') AS tags,
  p.payload ->> 'details' AS details,
  p.payload ->> 'notes' AS notes,
  staging.as_timestamp(p.payload ->> 'last_login_at') AS last_login_at,
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
WHERE r.object_type = 'users';

COMMENT ON VIEW zendesk.users IS 'End users, agents and administrators';

--rollback DROP VIEW zendesk.users;
