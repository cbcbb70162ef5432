--liquibase formatted sql

--changeset deskferry:115-zendesk-groups splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.groups;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.groups AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'name' AS name,
  p.payload ->> 'description' AS description,
  staging.as_boolean(p.payload ->> 'is_public') AS is_public,
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
WHERE r.object_type = 'groups';

COMMENT ON VIEW zendesk.groups IS 'Groups of agents';

--rollback DROP VIEW zendesk.groups;
