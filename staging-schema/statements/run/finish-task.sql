-- A task ends, whether it was started or not.
INSERT INTO migration.task (run_id, phase, object_type, state, message, ended_at)
VALUES (:?run_id, :?phase, :?object_type, :?state, NULLIF(:?message, ''), now())
ON CONFLICT (run_id, object_type) DO UPDATE
SET state = EXCLUDED.state, message = EXCLUDED.message, ended_at = EXCLUDED.ended_at
