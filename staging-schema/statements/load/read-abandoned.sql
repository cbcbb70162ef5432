-- Records of batches that nobody settled: their sender died between the request and its outcome, so each of them
-- stands in HubSpot or does not. Batches of a live lease are left alone.
SELECT DISTINCT ON (record.source_id) record.source_id,
  record.payload,
  delivery.state,
  delivery.target,
  delivery.hubspot_id,
  delivery.mapped_hash,
  delivery.rule,
  delivery.category,
  delivery.message
FROM migration.batch AS batch
CROSS JOIN unnest(batch.source_ids) AS sent (source_id)
JOIN staging.record AS record
  ON record.object_type = batch.object_type
  AND record.source_id = sent.source_id
LEFT JOIN migration.delivery AS delivery
  ON delivery.object_type = record.object_type
  AND delivery.source_id = record.source_id
WHERE batch.object_type = :?object_type
  AND batch.settled_at IS NULL
  AND batch.batch_id <= CAST(:?last_batch_id AS bigint)
  AND record.source_id > :?after
  AND NOT record.deleted
ORDER BY record.source_id
LIMIT CAST(:?chunk_size AS bigint)
