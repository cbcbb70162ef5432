--liquibase formatted sql

--changeset deskferry:107-zendesk-ticket-events splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.ticket_events;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.ticket_events AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  staging.as_bigint(p.payload ->> 'ticket_id') AS ticket_id,
  staging.as_bigint(p.payload ->> 'updater_id') AS updater_id,
  p.payload ->> 'via' AS channel,
  staging.count_elements(p.payload -> 'child_events') AS child_event_count,
  staging.as_timestamp(p.payload ->> 'created_at') AS created_at,
  r.deleted,
  r.source_id,
  r.parent_id,
  r.landed_at,
  r.changed_at,
  p.payload
FROM staging.record AS r
CROSS JOIN LATERAL (SELECT r.payload::jsonb AS payload OFFSET 0) AS p
WHERE r.object_type = 'ticket_events';

COMMENT ON VIEW zendesk.ticket_events IS 'The audit of a ticket, one row per audit; comments are in zendesk.ticket_comments';

--rollback DROP VIEW zendesk.ticket_events;
