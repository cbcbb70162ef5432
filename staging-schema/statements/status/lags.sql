-- How many seconds each object type lags behind now. Extract: since the moment up to which the walk of its source has staged
-- what changed. Load: since the oldest change was staged that no load of everything has answered, at most; 0 when all are
-- answered. Object types of which that is not known have no row. Called by the verb status, every second on a screen: it looks
-- at tasks and walks alone, never at records.
WITH answered AS (
  SELECT task.object_type, max(task.started_at) AS answered_until
  FROM migration.task
  JOIN migration.run USING (run_id)
  WHERE task.phase = 'load'
    AND task.state = 'done'
    AND run.options ->> 'lane' IS NULL
  GROUP BY task.object_type
), staged AS (
  SELECT task.object_type,
    min(greatest(task.staged_from, answered.answered_until))
      FILTER (WHERE task.staged_until >= COALESCE(answered.answered_until, task.staged_until)) AS open_since
  FROM migration.task
  LEFT JOIN answered USING (object_type)
  WHERE task.phase = 'extract'
    AND task.staged_from IS NOT NULL
  GROUP BY task.object_type
), lag AS (
  SELECT phase, object_type, now() - reached_at AS length
  FROM migration.partition
  WHERE phase = 'extract'
    AND kind = 'walk'
    AND reached_at IS NOT NULL
  UNION ALL
  SELECT 'load', object_type, COALESCE(now() - open_since, interval '0')
  FROM staged
)
SELECT phase, object_type, greatest(extract(epoch FROM length), 0)::bigint AS lag_seconds
FROM lag
