-- Begins a run. Runs of the phase that a dead process left running become interrupted, and the leases
-- of nodes that are not alive are taken away, their tokens raised, so that a zombie writes nothing. Called under the lock;
-- called again because its answer was lost it leaves an empty run behind, interrupted.
WITH left_behind AS (
  UPDATE migration.run
  SET state = 'interrupted', ended_at = now(), planner_term = planner_term + 1
  WHERE phase = :?phase AND state = 'running'
), freed_partition AS (
  UPDATE migration.partition
  SET state = 'pending', fencing_token = fencing_token + 1, node = NULL, lease_until = NULL, updated_at = now()
  WHERE phase = :?phase AND state = 'leased' AND node <> ALL (CAST(:?alive AS text[]))
)
INSERT INTO migration.run (phase, fingerprint, options, planner)
VALUES (:?phase, :?fingerprint, CAST(:?options AS jsonb), :?node)
RETURNING run_id, planner_term
