-- Whether a run is still running. Asked every second by nodes that joined it.
SELECT state
FROM migration.run
WHERE run_id = :?run_id
