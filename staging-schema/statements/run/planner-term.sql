-- Which term of planning a run is in. Called by the one who planned it last and whose lock may be gone.
SELECT planner_term
FROM migration.run
WHERE run_id = :?run_id
