-- The runs of a phase that have not ended, of whatever lane. Called by the verb stop.
SELECT run_id, lane
FROM migration.run
WHERE phase = :?phase AND state = 'running'
ORDER BY lane, run_id
