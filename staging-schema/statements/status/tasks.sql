-- The tasks of the run of each phase and lane that is running, or ended last, which is not always the one with the highest number; in
-- the order in which they began. Called by the verb status.
WITH known_run AS (
  SELECT *, run_id = max(run_id) OVER (PARTITION BY phase, lane) AS is_latest
  FROM migration.run
), last_run AS (
  SELECT DISTINCT ON (phase, lane) *
  FROM known_run
  ORDER BY phase, lane, state = 'running' DESC, ended_at DESC NULLS LAST, run_id DESC
)
SELECT
  last_run.run_id,
  last_run.phase,
  last_run.lane,
  last_run.state AS run_state,
  last_run.started_at AS run_started_at,
  last_run.ended_at AS run_ended_at,
  last_run.planner,
  last_run.options::text AS options,
  last_run.is_latest,
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
-- How many an object type has in all is no total for a walk that brings the changes since an earlier run.
LEFT JOIN migration.source_count
  ON source_count.object_type = task.object_type
  AND (source_count.run_id = last_run.run_id OR last_run.state <> 'running')
ORDER BY last_run.phase, last_run.lane, task.started_at NULLS LAST, task.object_type
