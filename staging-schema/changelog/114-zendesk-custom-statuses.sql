--liquibase formatted sql

--changeset deskferry:114-zendesk-custom-statuses splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.custom_statuses;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.custom_statuses AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'status_category' AS status_category,
  p.payload ->> 'agent_label' AS agent_label,
  p.payload ->> 'end_user_label' AS end_user_label,
  staging.as_boolean(p.payload ->> 'active') AS active,
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
WHERE r.object_type = 'custom_statuses';

COMMENT ON VIEW zendesk.custom_statuses IS 'Ticket statuses of the account and their category';

--rollback DROP VIEW zendesk.custom_statuses;
