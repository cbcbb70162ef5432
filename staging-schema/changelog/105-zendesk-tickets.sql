--liquibase formatted sql

--changeset deskferry:105-zendesk-tickets splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.tickets;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.tickets AS
SELECT
  staging.as_bigint(r.source_id) AS id,
  p.payload ->> 'subject' AS subject,
  p.payload ->> 'status' AS status,
  p.payload ->> 'priority' AS priority,
  p.payload ->> 'type' AS type,
  p.payload -> 'via' ->> 'channel' AS channel,
  staging.as_bigint(p.payload ->> 'requester_id') AS requester_id,
  staging.as_bigint(p.payload ->> 'submitter_id') AS submitter_id,
  staging.as_bigint(p.payload ->> 'assignee_id') AS assignee_id,
  staging.as_bigint(p.payload ->> 'organization_id') AS organization_id,
  staging.as_bigint(p.payload ->> 'group_id') AS group_id,
  staging.as_bigint(p.payload ->> 'brand_id') AS brand_id,
  staging.as_bigint(p.payload ->> 'ticket_form_id') AS ticket_form_id,
  staging.as_bigint(p.payload ->> 'custom_status_id') AS custom_status_id,
  staging.as_bigint(p.payload ->> 'problem_id') AS problem_id,
  p.payload ->> 'external_id' AS external_id,
  p.payload ->> 'recipient' AS recipient,
  staging.as_text_array(p.payload -> 'tags') AS tags,
  staging.as_bigint_array(p.payload -> 'email_cc_ids') AS email_cc_ids,
  staging.as_bigint_array(p.payload -> 'collaborator_ids') AS collaborator_ids,
  staging.as_bigint_array(p.payload -> 'follower_ids') AS follower_ids,
  staging.as_bigint_array(p.payload -> 'followup_ids') AS followup_ids,
  p.payload -> 'satisfaction_rating' ->> 'score' AS satisfaction_score,
  staging.as_bigint(p.payload ->> 'comment_count') AS comment_count,
  staging.as_boolean(p.payload ->> 'is_public') AS is_public,
  staging.as_timestamp(p.payload ->> 'due_at') AS due_at,
  staging.as_timestamp(p.payload ->> 'created_at') AS created_at,
  staging.as_timestamp(p.payload ->> 'updated_at') AS updated_at,
  p.payload ->> 'description' AS description,
  r.deleted,
  r.source_id,
  r.parent_id,
  r.landed_at,
  r.changed_at,
  p.payload
FROM staging.record AS r
CROSS JOIN LATERAL (SELECT r.payload::jsonb AS payload OFFSET 0) AS p
WHERE r.object_type = 'tickets';

COMMENT ON VIEW zendesk.tickets IS 'Tickets, archived and deleted ones included; the metric set is in zendesk.ticket_metrics';

--rollback DROP VIEW zendesk.tickets;
