-- A task begins, or goes on after an interruption; its counts are kept. Changes no row when another node has come to plan the
-- run.
INSERT INTO migration.task (run_id, phase, object_type, state, started_at)
SELECT run_id, phase, :?object_type, 'running', now()
FROM migration.run
WHERE run_id = :?run_id
  AND planner_term = :?planner_term
ON CONFLICT (run_id, object_type) DO UPDATE
SET state = 'running', message = NULL, started_at = COALESCE(task.started_at, EXCLUDED.started_at), ended_at = NULL
