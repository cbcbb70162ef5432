--liquibase formatted sql

--changeset deskferry:116-zendesk-brands splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.brands;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.brands AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'name' AS name,
  p.payload ->> 'subdomain' AS subdomain,
  p.payload ->> 'brand_url' AS brand_url,
  staging.as_boolean(p.payload ->> 'active') AS active,
  staging.as_boolean(p.payload ->> 'default') AS is_default,
  staging.as_boolean(p.payload ->> 'has_help_center') AS has_help_center,
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
WHERE r.object_type = 'brands';

COMMENT ON VIEW zendesk.brands IS 'Brands of the account';

--rollback DROP VIEW zendesk.brands;
