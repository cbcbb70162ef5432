--liquibase formatted sql

--changeset deskferry:109-zendesk-ticket-comment-changes splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.ticket_comment_changes;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.ticket_comment_changes AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  staging.as_bigint(p.payload ->> 'ticket_id') AS ticket_id,
  staging.as_bigint(p.payload ->> 'comment_id') AS comment_id,
  staging.as_bigint(p.payload ->> 'attachment_id') AS attachment_id,
  p.payload ->> 'event_type' AS event_type,
  staging.as_timestamp(p.payload ->> 'created_at') AS created_at,
  r.deleted,
  r.source_id,
  r.parent_id,
  r.landed_at,
  r.changed_at,
  p.payload
FROM staging.record AS r
CROSS JOIN LATERAL (SELECT r.payload::jsonb AS payload OFFSET 0) AS p
WHERE r.object_type = 'ticket_comment_changes';

COMMENT ON VIEW zendesk.ticket_comment_changes IS 'Redactions and changes of privacy that came after a comment';

--rollback DROP VIEW zendesk.ticket_comment_changes;
