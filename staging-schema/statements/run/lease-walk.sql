-- Takes the lease of a source's walk when it is free: pending, or leased by a node that let its lease run out.
-- A lease whose answer was lost runs out by itself.
UPDATE migration.partition
SET state = 'leased',
  run_id = :?run_id,
  node = :?node,
  fencing_token = fencing_token + 1,
  lease_until = now() + interval '30 seconds',
  message = NULL,
  updated_at = now()
WHERE phase = :?phase
  AND object_type = :?object_type
  AND kind = 'walk'
  AND (state = 'pending' OR (state = 'leased' AND lease_until < now()))
RETURNING partition_id, run_id, object_type, kind, lower_bound, upper_bound, checkpoint, fencing_token
