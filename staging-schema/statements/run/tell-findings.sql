-- Leaves what the planner found out for the nodes that join; changes no row when another node has come to plan the run.
UPDATE migration.run
SET findings = CAST(:?findings AS json)
WHERE run_id = :?run_id
  AND planner_term = :?planner_term
