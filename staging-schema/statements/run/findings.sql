-- What the planner of a run found out. Called four times a second by a node that joins, until it is there.
SELECT findings::text AS findings
FROM migration.run
WHERE run_id = :?run_id
