-- The durable step of an archived batch: identities that are gone, the links that began there, refusals as warnings, the
-- closed batch, all or nothing. Gives no row when the lease is lost; the same again changes nothing and gives the row.
WITH held AS (
  SELECT partition_id
  FROM migration.partition
  WHERE partition_id = CAST(:?partition_id AS bigint)
    AND fencing_token = CAST(:?fencing_token AS bigint)
    AND state = 'leased'
  FOR SHARE
), locked_batch AS (
  SELECT batch.batch_id, batch.settled_at
  FROM held
  JOIN migration.batch AS batch ON batch.batch_id = CAST(:?batch_id AS bigint)
  FOR UPDATE OF batch
), closed_batch AS (
  UPDATE migration.batch AS batch
  SET settled_at = now(),
    http_status = CAST(:?http_status AS integer),
    correlation_id = NULLIF(:?correlation_id, '')
  FROM locked_batch
  WHERE batch.batch_id = locked_batch.batch_id
    AND locked_batch.settled_at IS NULL
  RETURNING batch.batch_id, batch.run_id, batch.object_type
), archived_record AS (
  UPDATE migration.delivery AS delivery
  SET state = CASE WHEN delivery.state = 'skipped' THEN 'skipped' ELSE 'archived' END,
    outcome = 'archived',
    archived_id = delivery.hubspot_id,
    archived_at = NULL,
    hubspot_id = NULL,
    mapped_hash = NULL,
    category = NULL,
    code = NULL,
    message = NULL,
    correlation_id = NULL,
    run_id = closed_batch.run_id,
    batch_id = closed_batch.batch_id,
    changed_at = now()
  FROM closed_batch
  CROSS JOIN unnest(CAST(:?source_ids AS text[]), CAST(:?hubspot_ids AS text[])) AS gone (source_id, hubspot_id)
  WHERE delivery.object_type = closed_batch.object_type
    AND delivery.source_id = gone.source_id
    AND delivery.hubspot_id = gone.hubspot_id
), kept_record AS (
  UPDATE migration.delivery AS delivery
  SET archived_id = NULL
  FROM closed_batch
  WHERE delivery.object_type = closed_batch.object_type
    AND delivery.source_id = ANY (CAST(:?refused_ids AS text[]))
), cut_link AS (
  UPDATE migration.association AS association
  SET state = 'skipped',
    message = association.from_type || ' ' || association.from_id || ' is archived in HubSpot',
    category = NULL,
    code = NULL,
    correlation_id = NULL,
    run_id = closed_batch.run_id,
    changed_at = now()
  FROM closed_batch
  WHERE association.from_type = closed_batch.object_type
    AND association.from_id = ANY (CAST(:?source_ids AS text[]))
), told AS (
  INSERT INTO migration.event (run_id, level, object_type, source_id, code, message)
  SELECT closed_batch.run_id, 'warning', closed_batch.object_type, refused.source_id, 'not-archived', refused.message
  FROM closed_batch
  CROSS JOIN unnest(CAST(:?refused_ids AS text[]), CAST(:?refusals AS text[])) AS refused (source_id, message)
)
SELECT batch_id
FROM locked_batch
