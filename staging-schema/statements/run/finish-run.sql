-- Ends a run in its last state.
UPDATE migration.run
SET state = :?state, ended_at = now()
WHERE run_id = :?run_id
