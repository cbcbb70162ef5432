--liquibase formatted sql

--changeset deskferry:101-zendesk-organizations splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.organizations;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.organizations AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'name' AS name,
  staging.as_text_array(p.payload -> 'domain_names') AS domain_names,
  p.payload ->> 'external_id' AS external_id,
  staging.as_bigint(p.payload ->> 'group_id') AS group_id,
  staging.as_text_array(p.payload -> 'tags') AS tags,
  p.payload ->> 'details' AS details,
  p.payload ->> 'notes' AS notes,
  staging.as_boolean(p.payload ->> 'shared_tickets') AS shared_tickets,
  staging.as_boolean(p.payload ->> 'shared_comments') AS shared_comments,
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
WHERE r.object_type = 'organizations';

COMMENT ON VIEW zendesk.organizations IS 'Organizations: become companies';

--rollback DROP VIEW zendesk.organizations;
