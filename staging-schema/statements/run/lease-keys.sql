-- Takes the lease of one partition of a load, whoever had it before, unless he may still act on it or somebody has some of its
-- keys in hand by another one; when he was faster the constraint partition_keys_leased_once refuses. The raised token shuts the
-- former holder out.
WITH held AS MATERIALIZED (
  SELECT partition_id, migration.partition_keys(object_type, kind, lower_bound, upper_bound) AS keys
  FROM migration.partition
  WHERE phase = 'load'
    AND state IN ('pending', 'leased')
    AND (state = 'leased' OR sure_until BETWEEN now() AND now() + interval '30 seconds')
)
UPDATE migration.partition AS partition
SET state = 'leased',
  node = :?node,
  fencing_token = fencing_token + 1,
  lease_until = now() + interval '30 seconds',
  sure_until = NULL,
  message = NULL,
  updated_at = now()
WHERE partition_id = :?partition_id
  AND COALESCE(sure_until NOT BETWEEN now() AND now() + interval '30 seconds', true)
  AND NOT EXISTS (
    SELECT
    FROM held
    WHERE held.partition_id <> partition.partition_id
      AND held.keys && migration.partition_keys(
        partition.object_type, partition.kind, partition.lower_bound, partition.upper_bound))
RETURNING partition_id, run_id, object_type, kind, lower_bound, upper_bound, checkpoint, fencing_token
