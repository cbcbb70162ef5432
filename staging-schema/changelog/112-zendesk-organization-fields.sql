--liquibase formatted sql

--changeset deskferry:112-zendesk-organization-fields splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.organization_fields;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.organization_fields AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'type' AS type,
  p.payload ->> 'key' AS key,
  staging.as_boolean(p.payload ->> 'system') AS system,
  p.payload ->> 'title' AS title,
  p.payload ->> 'description' AS description,
  staging.as_boolean(p.payload ->> 'active') AS active,
  staging.as_bigint(p.payload ->> 'position') AS position,
  p.payload ->> 'regexp_for_validation' AS regexp_for_validation,
  p.payload ->> 'tag' AS tag,
  staging.count_elements(p.payload -> 'custom_field_options') AS option_count,
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
WHERE r.object_type = 'organization_fields';

COMMENT ON VIEW zendesk.organization_fields IS 'Definitions of the custom fields of organizations';

--rollback DROP VIEW zendesk.organization_fields;
