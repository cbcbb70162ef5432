-- Ends the work on a partition and adds what it counted without sending, once: a partition that is taken over is
-- counted by the one who ends it.
WITH finished AS (
  UPDATE migration.partition
  SET state = 'done',
    node = NULL,
    lease_until = NULL,
    sure_until = NULL,
    record_count = CAST(:?record_count AS bigint),
    updated_at = now()
  WHERE partition_id = CAST(:?partition_id AS bigint)
    AND fencing_token = CAST(:?fencing_token AS bigint)
    AND state = 'leased'
  RETURNING run_id, object_type
)
UPDATE migration.task AS task
SET record_count = task.record_count + CAST(:?record_count AS bigint),
  unchanged_count = task.unchanged_count + CAST(:?unchanged_count AS bigint),
  skipped_count = task.skipped_count + CAST(:?skipped_count AS bigint),
  rejected_count = task.rejected_count + CAST(:?rejected_count AS bigint)
FROM finished
WHERE task.run_id = finished.run_id
  AND task.object_type = finished.object_type
