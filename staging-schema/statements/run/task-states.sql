-- How the tasks of a run stand. Called when a run is resumed.
SELECT object_type, state
FROM migration.task
WHERE run_id = :?run_id
