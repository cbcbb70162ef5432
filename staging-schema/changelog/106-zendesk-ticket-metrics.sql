--liquibase formatted sql

--changeset deskferry:106-zendesk-ticket-metrics splitStatements:false runOnChange:true
DROP VIEW IF EXISTS zendesk.ticket_metrics;

-- OFFSET 0 keeps the planner from copying the cast into every column: each payload is read once.
CREATE VIEW zendesk.ticket_metrics AS
SELECT
  staging.as_bigint(p.metric_set ->> 'id') AS id,
  staging.as_bigint(r.source_id) AS ticket_id,
  staging.as_bigint(p.metric_set ->> 'reopens') AS reopen_count,
  staging.as_bigint(p.metric_set ->> 'replies') AS reply_count,
  staging.as_bigint(p.metric_set ->> 'assignee_stations') AS assignee_station_count,
  staging.as_bigint(p.metric_set ->> 'group_stations') AS group_station_count,
  staging.as_bigint(p.metric_set -> 'reply_time_in_minutes' ->> 'calendar') AS first_reply_calendar_minutes,
  staging.as_bigint(p.metric_set -> 'reply_time_in_minutes' ->> 'business') AS first_reply_business_minutes,
  staging.as_bigint(p.metric_set -> 'first_resolution_time_in_minutes' ->> 'calendar') AS first_resolution_calendar_minutes,
  staging.as_bigint(p.metric_set -> 'full_resolution_time_in_minutes' ->> 'calendar') AS full_resolution_calendar_minutes,
  staging.as_bigint(p.metric_set -> 'requester_wait_time_in_minutes' ->> 'calendar') AS requester_wait_calendar_minutes,
  staging.as_bigint(p.metric_set -> 'agent_wait_time_in_minutes' ->> 'calendar') AS agent_wait_calendar_minutes,
  staging.as_timestamp(p.metric_set ->> 'initially_assigned_at') AS initially_assigned_at,
  staging.as_timestamp(p.metric_set ->> 'assigned_at') AS assigned_at,
  staging.as_timestamp(p.metric_set ->> 'latest_comment_added_at') AS latest_comment_added_at,
  staging.as_timestamp(p.metric_set ->> 'solved_at') AS solved_at,
  staging.as_timestamp(p.metric_set ->> 'updated_at') AS updated_at,
  r.deleted,
  p.metric_set AS payload
FROM staging.record AS r
CROSS JOIN LATERAL (SELECT r.payload::jsonb -> 'metric_set' AS metric_set OFFSET 0) AS p
WHERE r.object_type = 'tickets'
  AND jsonb_typeof(p.metric_set) = 'object';

COMMENT ON VIEW zendesk.ticket_metrics IS 'The metric set inside each ticket: replies, reopens and waiting times';

--rollback DROP VIEW zendesk.ticket_metrics;
