-- Closes batches whose sender is gone, once a later batch has answered for each of their records or HubSpot's id of it is
-- known. The others stay open, so that their records are looked up before they are created, whenever that will be.
-- is_asked: everything that was left open was asked for. Before that an update stays open which carries a record that Zendesk has
-- deleted since: it may have created it anew, and only the look-up of what was left open tells.
UPDATE migration.batch AS batch
SET settled_at = now(),
  links = NULL
WHERE batch.object_type = :?object_type
  AND batch.settled_at IS NULL
  AND NOT EXISTS (
    SELECT 1
    FROM migration.partition AS partition
    WHERE partition.partition_id = batch.partition_id
      AND partition.state = 'leased'
      AND partition.fencing_token = batch.fencing_token
  )
  AND (CAST(:?is_asked AS boolean) OR batch.operation <> 'update' OR NOT EXISTS (
    SELECT
    FROM unnest(batch.source_ids) AS sent (source_id)
    JOIN staging.record AS record
      ON record.object_type = batch.object_type
      AND record.source_id = sent.source_id
      AND record.deleted))
  AND NOT EXISTS (
    SELECT 1
    FROM unnest(batch.source_ids) AS sent (source_id)
    LEFT JOIN migration.delivery AS delivery
      ON delivery.object_type = batch.object_type
      AND delivery.source_id = sent.source_id
    WHERE delivery.hubspot_id IS NULL
      AND COALESCE(delivery.batch_id, 0) <= batch.batch_id
  )
