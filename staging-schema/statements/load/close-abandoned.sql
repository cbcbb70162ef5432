-- Closes batches that nobody settled, after each of their records was looked up and answered. Guarded by the token.
WITH held AS (
  SELECT partition_id
  FROM migration.partition
  WHERE partition_id = CAST(:?partition_id AS bigint)
    AND fencing_token = CAST(:?fencing_token AS bigint)
    AND state = 'leased'
  FOR SHARE
)
UPDATE migration.batch AS batch
SET settled_at = now()
FROM held
WHERE batch.object_type = :?object_type
  AND batch.settled_at IS NULL
  AND batch.batch_id <= CAST(:?last_batch_id AS bigint)
