--liquibase formatted sql

--changeset deskferry:108-zendesk-ticket-comments splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.ticket_comments;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.ticket_comments AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  staging.as_bigint(p.payload ->> 'ticket_id') AS ticket_id,
  staging.as_bigint(p.payload ->> 'author_id') AS author_id,
  staging.as_boolean(p.payload ->> 'public') AS is_public,
  p.payload ->> 'type' AS type,
  p.payload -> 'via' ->> 'channel' AS channel,
  p.payload ->> 'plain_body' AS plain_body,
  p.payload ->> 'html_body' AS html_body,
  staging.count_elements(p.payload -> 'attachments') AS attachment_count,
  staging.as_timestamp(p.payload ->> 'created_at') AS created_at,
  r.deleted,
  r.source_id,
  r.parent_id,
  r.landed_at,
  r.changed_at,
  p.payload
FROM staging.record AS r
CROSS JOIN LATERAL (SELECT r.payload::jsonb AS payload OFFSET 0) AS p
WHERE r.object_type = 'ticket_comments';

COMMENT ON VIEW zendesk.ticket_comments IS 'What was written on tickets, in public and as internal notes';

--rollback DROP VIEW zendesk.ticket_comments;
