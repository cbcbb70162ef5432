--liquibase formatted sql

--changeset deskferry:117-zendesk-satisfaction-ratings splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.satisfaction_ratings;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.satisfaction_ratings AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  staging.as_bigint(p.payload ->> 'ticket_id') AS ticket_id,
  p.payload ->> 'score' AS score,
  p.payload ->> 'comment' AS comment,
  p.payload ->> 'reason' AS reason,
  staging.as_bigint(p.payload ->> 'requester_id') AS requester_id,
  staging.as_bigint(p.payload ->> 'assignee_id') AS assignee_id,
  staging.as_bigint(p.payload ->> 'group_id') AS group_id,
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
WHERE r.object_type = 'satisfaction_ratings';

COMMENT ON VIEW zendesk.satisfaction_ratings IS 'What requesters thought of the answer';

--rollback DROP VIEW zendesk.satisfaction_ratings;
