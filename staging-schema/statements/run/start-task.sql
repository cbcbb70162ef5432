-- A task begins, or goes on after an interruption; its counts are kept.
INSERT INTO migration.task (run_id, phase, object_type, state, started_at)
VALUES (:?run_id, :?phase, :?object_type, 'running', now())
ON CONFLICT (run_id, object_type) DO UPDATE
SET state = 'running', message = NULL, started_at = COALESCE(task.started_at, EXCLUDED.started_at), ended_at = NULL
