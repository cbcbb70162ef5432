--liquibase formatted sql

--changeset deskferry:113-zendesk-ticket-forms splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.ticket_forms;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.ticket_forms AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'name' AS name,
  p.payload ->> 'display_name' AS display_name,
  staging.as_boolean(p.payload ->> 'active') AS active,
  staging.as_boolean(p.payload ->> 'default') AS is_default,
  staging.as_bigint(p.payload ->> 'position') AS position,
  staging.as_bigint_array(p.payload -> 'ticket_field_ids') AS ticket_field_ids,
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
WHERE r.object_type = 'ticket_forms';

COMMENT ON VIEW zendesk.ticket_forms IS 'Ticket forms and the fields they show';

--rollback DROP VIEW zendesk.ticket_forms;
