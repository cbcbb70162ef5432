-- A task ends, whether it was started or not; as pending it is left for later, unless it has ended meanwhile. Changes no row
-- when another node has come to plan the run.
INSERT INTO migration.task (run_id, phase, object_type, state, message, ended_at)
SELECT run_id, phase, :?object_type, :?state, NULLIF(:?message, ''), now()
FROM migration.run
WHERE run_id = :?run_id
  AND planner_term = :?planner_term
ON CONFLICT (run_id, object_type) DO UPDATE
SET state = EXCLUDED.state, message = EXCLUDED.message, ended_at = EXCLUDED.ended_at
WHERE EXCLUDED.state <> 'pending'
  OR task.state IN ('pending', 'running')
