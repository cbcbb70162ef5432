-- Ends the walk of a source, or gives it back as pending, and with it the tasks of its object types, in the run it was leased
-- for; leaves a line for the operator when it failed. Changes no row when the lease is lost.
WITH ended_walk AS (
  UPDATE migration.partition
  SET state = :?state, message = NULLIF(:?message, ''), node = NULL, lease_until = NULL, updated_at = now()
  WHERE partition_id = :?partition_id
    AND fencing_token = :?fencing_token
    AND state = 'leased'
  RETURNING run_id, object_type, state, message
), noted_event AS (
  INSERT INTO migration.event (run_id, level, object_type, code, message)
  SELECT run_id, 'error', object_type, 'extract_failed', COALESCE(message, '')
  FROM ended_walk
  WHERE state = 'failed'
)
UPDATE migration.task AS task
SET state = ended_walk.state, message = ended_walk.message, ended_at = now()
FROM ended_walk
WHERE task.run_id = ended_walk.run_id
  AND task.object_type = ANY (CAST(:?object_types AS text[]))
