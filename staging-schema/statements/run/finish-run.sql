-- Ends a run in its last state; changes no row when another node has come to plan it.
UPDATE migration.run
SET state = :?state, ended_at = now()
WHERE run_id = :?run_id
  AND planner_term = :?planner_term
