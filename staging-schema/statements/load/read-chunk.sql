-- The next staged records of a partition with the answers they already have, in key order.
-- Called again and again with the last key seen, so that no transaction stays open while HubSpot is slow.
SELECT record.source_id,
  record.payload,
  delivery.state,
  delivery.target,
  delivery.hubspot_id,
  delivery.mapped_hash,
  delivery.rule,
  delivery.category,
  delivery.message
FROM staging.record AS record
LEFT JOIN migration.delivery AS delivery
  ON delivery.object_type = record.object_type
  AND delivery.source_id = record.source_id
WHERE record.object_type = :?object_type
  AND record.source_id >= :?lower_bound
  AND record.source_id > :?after
  AND record.source_id < :?upper_bound
  AND NOT record.deleted
ORDER BY record.source_id
LIMIT CAST(:?chunk_size AS bigint)
