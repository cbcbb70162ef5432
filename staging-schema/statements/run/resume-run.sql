-- Lets an unfinished run go on; leases that nodes which are not alive have in its lane are taken away, their tokens raised. Another
-- run of the phase and lane that a dead process left running becomes interrupted, so that nodes join this one. Begins a new term of
-- planning, and notes the mappings as they are written by now, for loads that begin beside it. Called under the lock of the lane.
WITH left_behind AS (
  UPDATE migration.run
  SET state = 'interrupted', ended_at = now(), planner_term = planner_term + 1
  WHERE phase = :?phase AND lane = :?lane AND state = 'running' AND run_id <> :?run_id
), freed_partition AS (
  UPDATE migration.partition
  SET state = 'pending', fencing_token = fencing_token + 1, node = NULL, lease_until = NULL, updated_at = now()
  WHERE phase = :?phase
    AND state = 'leased'
    AND node <> ALL (CAST(:?alive AS text[]))
    AND run_id IN (SELECT run_id FROM migration.run WHERE phase = :?phase AND lane = :?lane)
)
UPDATE migration.run
SET state = 'running', ended_at = NULL, fingerprint = :?fingerprint, planner_term = planner_term + 1,
  options = options || jsonb_strip_nulls(jsonb_build_object('mappings', CAST(:?options AS jsonb) -> 'mappings')),
  planner = :?node, findings = NULL
WHERE run_id = :?run_id
RETURNING planner_term
