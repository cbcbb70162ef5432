-- Takes the lease of the lowest open partition of a task: pending, or leased by a node that let its lease run out; none that
-- its last holder may still act on, as far as the clock of the database has not been set back meanwhile.
-- Nodes that ask at once get different ones. A lease whose answer was lost runs out by itself.
WITH next_partition AS (
  SELECT partition_id
  FROM migration.partition
  WHERE phase = :?phase
    AND object_type = :?object_type
    AND run_id = :?run_id
    AND (state = 'pending' OR (state = 'leased' AND lease_until < now()))
    AND COALESCE(sure_until NOT BETWEEN now() AND now() + interval '30 seconds', true)
  ORDER BY partition_id
  LIMIT 1
  FOR UPDATE SKIP LOCKED
)
UPDATE migration.partition AS partition
SET state = 'leased',
  node = :?node,
  fencing_token = partition.fencing_token + 1,
  lease_until = now() + interval '30 seconds',
  sure_until = NULL,
  message = NULL,
  updated_at = now()
FROM next_partition
WHERE partition.partition_id = next_partition.partition_id
RETURNING partition.partition_id, partition.run_id, partition.object_type, partition.kind, partition.lower_bound,
  partition.upper_bound, partition.checkpoint, partition.fencing_token
