--liquibase formatted sql

--changeset deskferry:204-reconcile-object splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.object AS
WITH
staged AS MATERIALIZED (
  SELECT object_type, staged_count, deleted_count FROM reconcile.staged
),
-- A record that Zendesk deleted counts as deleted and as nothing else, whatever load answered before: its answers are taken off.
answer_of_deleted AS (
  SELECT
    delivery.object_type,
    delivery.state,
    delivery.rule,
    CASE
      WHEN delivery.state = 'loaded' AND delivery.run_id IN (SELECT run_id FROM reconcile.last_load)
      THEN coalesce(delivery.outcome, 'unchanged')
      WHEN delivery.state = 'loaded' THEN 'unchanged'
    END AS outcome,
    count(*) AS answer_count
  FROM staging.record
  JOIN migration.delivery USING (object_type, source_id)
  WHERE record.deleted
  GROUP BY 1, 2, 3, 4
),
living_answer AS (
  SELECT object_type, state, rule, outcome, sum(answer_count)::bigint AS answer_count
  FROM (
    SELECT object_type, state, rule, outcome, answer_count FROM reconcile.answer
    UNION ALL
    SELECT object_type, state, rule, outcome, -answer_count FROM answer_of_deleted
  ) AS signed
  GROUP BY object_type, state, rule, outcome
),
by_state AS (
  SELECT
    object_type,
    coalesce(sum(answer_count) FILTER (WHERE state = 'loaded'), 0)::bigint AS loaded_count,
    coalesce(sum(answer_count) FILTER (WHERE outcome = 'created'), 0)::bigint AS created_count,
    coalesce(sum(answer_count) FILTER (WHERE outcome = 'updated'), 0)::bigint AS updated_count,
    coalesce(sum(answer_count) FILTER (WHERE outcome = 'unchanged'), 0)::bigint AS unchanged_count,
    coalesce(sum(answer_count) FILTER (WHERE state = 'skipped'), 0)::bigint AS skipped_count,
    coalesce(sum(answer_count) FILTER (WHERE state = 'rejected'), 0)::bigint AS rejected_count,
    coalesce(sum(answer_count) FILTER (WHERE state = 'deferred'), 0)::bigint AS deferred_count,
    coalesce(sum(answer_count) FILTER (WHERE state = 'unknown'), 0)::bigint AS unknown_count,
    coalesce(sum(answer_count) FILTER (WHERE state = 'archived'), 0)::bigint AS restored_count
  FROM living_answer
  GROUP BY object_type
),
by_rule AS (
  SELECT object_type, jsonb_object_agg(rule, answer_count ORDER BY rule) AS skipped_by_rule
  FROM (
    SELECT object_type, coalesce(rule, 'no rule') AS rule, sum(answer_count)::bigint AS answer_count
    FROM living_answer
    WHERE state = 'skipped'
    GROUP BY 1, 2
    HAVING sum(answer_count) <> 0
  ) AS skipped
  GROUP BY object_type
),
loaded_type AS (
  SELECT object_type FROM migration.task WHERE phase = 'load'
  UNION
  SELECT object_type FROM by_state
),
unanswered AS (
  SELECT record.object_type, count(*) AS unanswered_count
  FROM staging.record
  WHERE record.object_type IN (SELECT object_type FROM loaded_type)
    AND NOT EXISTS (
      SELECT
      FROM migration.delivery
      WHERE delivery.object_type = record.object_type
        AND delivery.source_id = record.source_id)
  GROUP BY record.object_type
),
unanswered_deleted AS (
  SELECT record.object_type, count(*) AS unanswered_count
  FROM staging.record
  WHERE record.deleted
    AND NOT EXISTS (
      SELECT
      FROM migration.delivery
      WHERE delivery.object_type = record.object_type
        AND delivery.source_id = record.source_id)
  GROUP BY record.object_type
),
archived AS (
  SELECT object_type, count(*) AS archived_count
  FROM migration.delivery
  WHERE archived_id IS NOT NULL
    AND hubspot_id IS NULL
  GROUP BY object_type
),
last_extract AS (
  SELECT DISTINCT ON (object_type) object_type, state, message
  FROM migration.task
  WHERE phase = 'extract'
  ORDER BY object_type, run_id DESC
),
known_type AS (
  SELECT object_type FROM staged
  UNION
  SELECT object_type FROM migration.source_count
  UNION
  SELECT object_type FROM last_extract
  UNION
  SELECT object_type FROM loaded_type
),
counted AS (
  SELECT
    known_type.object_type,
    last_extract.state AS extract_state,
    last_extract.message AS extract_message,
    source_count.reported_count,
    source_count.approximate AS reported_approximate,
    source_count.walked AS reported_walked,
    source_count.note AS reported_note,
    coalesce(staged.staged_count, 0) AS staged_count,
    coalesce(staged.deleted_count, 0) AS deleted_count,
    loaded_type.object_type IS NOT NULL AS is_loaded,
    coalesce(by_state.skipped_count, 0) AS skipped_count,
    coalesce(by_rule.skipped_by_rule, '{}') AS skipped_by_rule,
    coalesce(by_state.loaded_count, 0) AS loaded_count,
    coalesce(by_state.created_count, 0) AS created_count,
    coalesce(by_state.updated_count, 0) AS updated_count,
    coalesce(by_state.unchanged_count, 0) AS unchanged_count,
    coalesce(by_state.rejected_count, 0) AS rejected_count,
    coalesce(by_state.deferred_count, 0) AS deferred_count,
    coalesce(by_state.unknown_count, 0) AS unknown_count,
    coalesce(by_state.restored_count, 0) AS restored_count,
    coalesce(archived.archived_count, 0) AS archived_count,
    coalesce(unanswered.unanswered_count, 0) - coalesce(unanswered_deleted.unanswered_count, 0) AS unanswered_count
  FROM known_type
  LEFT JOIN last_extract USING (object_type)
  LEFT JOIN migration.source_count USING (object_type)
  LEFT JOIN staged USING (object_type)
  LEFT JOIN loaded_type USING (object_type)
  LEFT JOIN by_state USING (object_type)
  LEFT JOIN by_rule USING (object_type)
  LEFT JOIN archived USING (object_type)
  LEFT JOIN unanswered USING (object_type)
  LEFT JOIN unanswered_deleted USING (object_type)
),
pending AS (
  SELECT *, unanswered_count + deferred_count + unknown_count + restored_count AS pending_count FROM counted
),
compared AS (
  SELECT
    *,
    coalesce(extract_state, 'done') IN ('done', 'not_available') AS is_extracted,
    CASE
      WHEN reported_count IS NULL THEN true
      WHEN reported_approximate THEN reported_count - (staged_count - deleted_count) <= greatest(20, reported_count / 20)
      WHEN reported_walked THEN staged_count >= reported_count
      ELSE staged_count - deleted_count = reported_count
    END AS reported_agrees,
    NOT is_loaded
      OR staged_count = deleted_count + skipped_count + loaded_count + rejected_count + pending_count AS answers_agree
  FROM pending
)
SELECT
  object_type,
  extract_state,
  extract_message,
  reported_count,
  reported_approximate,
  reported_note,
  staged_count,
  deleted_count,
  is_loaded,
  CASE WHEN is_loaded THEN skipped_count END AS skipped_count,
  CASE WHEN is_loaded THEN skipped_by_rule END AS skipped_by_rule,
  CASE WHEN is_loaded THEN loaded_count END AS loaded_count,
  CASE WHEN is_loaded THEN created_count END AS created_count,
  CASE WHEN is_loaded THEN updated_count END AS updated_count,
  CASE WHEN is_loaded THEN unchanged_count END AS unchanged_count,
  CASE WHEN is_loaded THEN rejected_count END AS rejected_count,
  CASE WHEN is_loaded THEN pending_count END AS pending_count,
  CASE WHEN is_loaded THEN deferred_count END AS deferred_count,
  CASE WHEN is_loaded THEN unknown_count END AS unknown_count,
  CASE WHEN is_loaded THEN archived_count END AS archived_count,
  is_extracted,
  reported_agrees,
  answers_agree,
  is_extracted AND reported_agrees AND answers_agree AS balances
FROM compared;
COMMENT ON VIEW reconcile.object IS 'One row per source object type: its extract has ended, reported = staged - deleted (when exact), and staged = deleted + skipped + loaded + rejected + pending';
COMMENT ON COLUMN reconcile.object.is_extracted IS 'Whether the last extract of this type came to its end: what staging has may be a part otherwise';
COMMENT ON COLUMN reconcile.object.reported_agrees IS 'Exact: reported = staged - deleted. Counted while a list was walked: staged are at least as many. Approximate: staged - deleted falls short by 5 % or 20 at most';
COMMENT ON COLUMN reconcile.object.is_loaded IS 'Whether load ever took this type on; the columns about load are NULL for others';
COMMENT ON COLUMN reconcile.object.deleted_count IS 'Deleted at source; such a record counts as nothing else, even when it was loaded before';
COMMENT ON COLUMN reconcile.object.created_count IS 'Created by the last load run and those beside it; what earlier runs created is unchanged';
COMMENT ON COLUMN reconcile.object.pending_count IS 'No answer yet, deferred, unknown, or archived and back at the source';
COMMENT ON COLUMN reconcile.object.archived_count IS 'Archived in HubSpot because Zendesk deleted them (those count as deleted) or what they hang below (those count as skipped)';

--rollback DROP VIEW reconcile.object;
