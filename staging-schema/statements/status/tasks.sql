-- The tasks of the last run of each phase, in the order in which they began. Called by the verb status.
WITH last_run AS (
  SELECT DISTINCT ON (phase) *
  FROM migration.run
  ORDER BY phase, run_id DESC
)
SELECT
  last_run.run_id,
  last_run.phase,
  last_run.state AS run_state,
  last_run.started_at AS run_started_at,
  last_run.ended_at AS run_ended_at,
  last_run.planner,
  task.object_type,
  task.state,
  task.message,
  task.record_count,
  task.created_count,
  task.updated_count,
  task.unchanged_count,
  task.skipped_count,
  task.rejected_count,
  task.started_at,
  extract(epoch FROM coalesce(task.ended_at, now()) - task.started_at)::bigint AS took_seconds,
  source_count.reported_count
FROM last_run
LEFT JOIN migration.task USING (run_id)
LEFT JOIN migration.source_count ON source_count.object_type = task.object_type
ORDER BY last_run.phase, task.started_at NULLS LAST, task.object_type
