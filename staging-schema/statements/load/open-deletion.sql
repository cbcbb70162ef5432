-- Writes down what is about to be archived, before it is sent, and forgets what was sent last of it: should Zendesk bring such
-- a record back after a crash, it is taken for changed, and created anew when HubSpot has no longer what is noted here. Gives no row when the lease is lost: send nothing then.
-- The same again opens a second one, which is closed at the end of the task.
WITH held AS (
  SELECT partition_id
  FROM migration.partition
  WHERE partition_id = CAST(:?partition_id AS bigint)
    AND fencing_token = CAST(:?fencing_token AS bigint)
    AND state = 'leased'
  FOR SHARE
), forgotten AS (
  UPDATE migration.delivery AS delivery
  SET mapped_hash = NULL,
    archived_id = delivery.hubspot_id
  FROM held
  WHERE delivery.object_type = :?object_type
    AND delivery.source_id = ANY (CAST(:?source_ids AS text[]))
)
INSERT INTO migration.batch (run_id, partition_id, fencing_token, object_type, target, operation, source_ids)
SELECT CAST(:?run_id AS bigint),
  held.partition_id,
  CAST(:?fencing_token AS bigint),
  :?object_type,
  :?target,
  'archive',
  CAST(:?source_ids AS text[])
FROM held
RETURNING batch_id
