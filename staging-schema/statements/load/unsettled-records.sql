-- The next records, in key order, with HubSpot's id of a ticket they belong to, that an earlier run may have created in HubSpot without writing down what became of them: in a
-- batch that nobody settled, or never answered for. Read before anything is sent; deleted ones and those that no mapping
-- wants any more are among them, because HubSpot may hold those too. An update may have found its record gone and created it
-- anew, under an id that nobody wrote down; nothing but a deletion keeps such a record from being met again by its key.
WITH unsettled AS (
  SELECT sent.source_id, batch.target, batch.mapping, batch.batch_id, batch.operation
  FROM migration.batch AS batch
  CROSS JOIN unnest(batch.source_ids) AS sent (source_id)
  WHERE batch.object_type = :?object_type
    AND batch.settled_at IS NULL
    AND batch.operation IN ('create', 'find')
    AND batch.run_id <> CAST(:?run_id AS bigint)
    AND NOT EXISTS (
      SELECT
      FROM migration.partition AS partition
      WHERE partition.partition_id = batch.partition_id
        AND partition.state = 'leased'
        AND partition.fencing_token = batch.fencing_token)
  UNION ALL
  SELECT sent.source_id, batch.target, batch.mapping, batch.batch_id, batch.operation
  FROM migration.batch AS batch
  CROSS JOIN unnest(batch.source_ids) AS sent (source_id)
  JOIN staging.record AS record
    ON record.object_type = batch.object_type
    AND record.source_id = sent.source_id
    AND record.deleted
  WHERE batch.object_type = :?object_type
    AND batch.settled_at IS NULL
    AND batch.operation = 'update'
    AND NOT EXISTS (
      SELECT
      FROM migration.partition AS partition
      WHERE partition.partition_id = batch.partition_id
        AND partition.state = 'leased'
        AND partition.fencing_token = batch.fencing_token)
  UNION ALL
  SELECT delivery.source_id, delivery.target, delivery.mapping, delivery.batch_id, 'create'
  FROM migration.delivery AS delivery
  WHERE delivery.object_type = :?object_type
    AND delivery.state = 'unknown'
    AND delivery.run_id <> CAST(:?run_id AS bigint)
)
SELECT DISTINCT ON (unsettled.source_id) unsettled.source_id,
  unsettled.target,
  unsettled.mapping,
  (
    SELECT ticket.hubspot_id
    FROM migration.association AS association
    JOIN migration.delivery AS ticket
      ON ticket.object_type = association.to_type
      AND ticket.source_id = association.to_id
    WHERE association.from_type = :?object_type
      AND association.from_id = unsettled.source_id
      AND association.target_to = 'tickets'
      AND ticket.hubspot_id IS NOT NULL
    LIMIT 1
  ) AS ticket
FROM unsettled
LEFT JOIN migration.delivery AS delivery
  ON delivery.object_type = :?object_type
  AND delivery.source_id = unsettled.source_id
WHERE unsettled.source_id > :?after
  AND (delivery.hubspot_id IS NULL OR unsettled.operation = 'update')
  AND COALESCE(delivery.batch_id, 0) <= unsettled.batch_id
ORDER BY unsettled.source_id, unsettled.batch_id DESC
LIMIT CAST(:?record_count AS bigint)
