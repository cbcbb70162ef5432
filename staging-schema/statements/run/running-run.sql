-- The run of a phase and lane that nodes can join: the one that is running. A run whose planner died is running until one takes over.
SELECT run_id, fingerprint, options::text AS options
FROM migration.run
WHERE phase = :?phase AND lane = :?lane AND state = 'running'
ORDER BY run_id DESC
LIMIT 1
