-- The last batch of an object type that nobody settled and whose lease is gone; 0 when all are settled.
SELECT COALESCE(max(batch.batch_id), 0) AS batch_id
FROM migration.batch AS batch
LEFT JOIN migration.partition AS partition
  ON partition.partition_id = batch.partition_id
  AND partition.state = 'leased'
  AND partition.fencing_token = batch.fencing_token
WHERE batch.object_type = :?object_type
  AND batch.settled_at IS NULL
  AND partition.partition_id IS NULL
