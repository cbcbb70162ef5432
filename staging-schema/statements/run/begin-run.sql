-- Begins a run. Runs of the phase and lane that a dead process left running become interrupted, and the leases that
-- nodes which are not alive have in such runs are taken away, their tokens raised, so that a zombie writes nothing. Called
-- under the lock of the lane; called again because its answer was lost it leaves an empty run behind, interrupted.
WITH left_behind AS (
  UPDATE migration.run
  SET state = 'interrupted', ended_at = now(), planner_term = planner_term + 1
  WHERE phase = :?phase AND lane = :?lane AND state = 'running'
), freed_partition AS (
  UPDATE migration.partition
  SET state = 'pending', fencing_token = fencing_token + 1, node = NULL, lease_until = NULL, updated_at = now()
  WHERE phase = :?phase
    AND state = 'leased'
    AND node <> ALL (CAST(:?alive AS text[]))
    AND run_id IN (SELECT run_id FROM migration.run WHERE phase = :?phase AND lane = :?lane)
)
INSERT INTO migration.run (phase, fingerprint, options, planner)
VALUES (:?phase, :?fingerprint, CAST(:?options AS jsonb), :?node)
RETURNING run_id, planner_term
