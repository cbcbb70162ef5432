-- Writes down what is about to be sent, before it is sent, so that a crash leaves a trace to be looked up.
-- Gives no row when the lease is lost: send nothing then.
-- The same again opens a second one, which is closed at the end of the task.
WITH held AS (
  SELECT partition_id
  FROM migration.partition
  WHERE partition_id = CAST(:?partition_id AS bigint)
    AND fencing_token = CAST(:?fencing_token AS bigint)
    AND state = 'leased'
  FOR SHARE
)
INSERT INTO migration.batch (run_id, partition_id, fencing_token, object_type, target, operation, mapping, source_ids, links)
SELECT CAST(:?run_id AS bigint),
  held.partition_id,
  CAST(:?fencing_token AS bigint),
  :?object_type,
  :?target,
  :?operation,
  :?mapping,
  CAST(:?source_ids AS text[]),
  CAST(NULLIF(:?links, '') AS json)
FROM held
RETURNING batch_id
