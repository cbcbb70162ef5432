-- Takes the lease of the lowest open partition of a task: pending, or leased by a node that let its lease run out; none that
-- its last holder may still act on, as far as the clock of the database has not been set back meanwhile.
-- Nodes that ask at once get different ones. Of a load those are left out whose keys somebody has in hand, or may still act on,
-- by another partition; when he was faster the constraint partition_keys_leased_once refuses. A lease whose answer was lost
-- runs out by itself.
WITH held AS MATERIALIZED (
  SELECT partition_id, migration.partition_keys(object_type, kind, lower_bound, upper_bound) AS keys
  FROM migration.partition
  WHERE phase = 'load'
    AND state IN ('pending', 'leased')
    AND (state = 'leased' OR sure_until BETWEEN now() AND now() + interval '30 seconds')
), next_partition AS (
  SELECT partition_id
  FROM migration.partition AS partition
  WHERE phase = :?phase
    AND object_type = :?object_type
    AND run_id = :?run_id
    AND (state = 'pending' OR (state = 'leased' AND lease_until < now()))
    AND COALESCE(sure_until NOT BETWEEN now() AND now() + interval '30 seconds', true)
    AND (partition.phase <> 'load' OR NOT EXISTS (
      SELECT
      FROM held
      WHERE held.partition_id <> partition.partition_id
        AND held.keys && migration.partition_keys(
          partition.object_type, partition.kind, partition.lower_bound, partition.upper_bound)))
  ORDER BY partition_id
  LIMIT 1
  FOR UPDATE OF partition SKIP LOCKED
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
