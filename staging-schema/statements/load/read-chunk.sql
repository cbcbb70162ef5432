-- The next staged records of a partition with the answers they already have, in key order.
-- Called again and again with the last key seen, so that no transaction stays open while HubSpot is slow.
-- lane_field: only records that have one of lane_values there, or whose parent of type lane_parent has.
-- maybe_sent: the record is in a batch that nobody settled and that is not of this lease; its sender may have died between
-- the request and its outcome, so HubSpot has to be asked before the record is created.
-- is_archived: load/open-deletion was the last to write of it, and its sender died before load/settle-deletion.
-- is_counted: a batch of this run gave the answer, and load/settle-batch counted it.
WITH open_record AS (
  SELECT DISTINCT sent.source_id
  FROM migration.batch AS batch
  CROSS JOIN unnest(batch.source_ids) AS sent (source_id)
  WHERE batch.object_type = :?object_type
    AND batch.settled_at IS NULL
    AND (batch.partition_id <> CAST(:?partition_id AS bigint) OR batch.fencing_token <> CAST(:?fencing_token AS bigint))
)
SELECT record.source_id,
  record.payload,
  delivery.state,
  delivery.target,
  delivery.hubspot_id,
  delivery.mapped_hash,
  delivery.rule,
  delivery.category,
  delivery.message,
  COALESCE(delivery.taken_over, false) AS taken_over,
  COALESCE(delivery.archived_id = delivery.hubspot_id, false) AS is_archived,
  open_record.source_id IS NOT NULL AS maybe_sent,
  COALESCE(delivery.run_id = CAST(:?run_id AS bigint)
    AND (delivery.state = 'loaded' OR (delivery.state = 'rejected' AND delivery.category <> 'LOCAL')), false) AS is_counted
FROM staging.record AS record
LEFT JOIN migration.delivery AS delivery
  ON delivery.object_type = record.object_type
  AND delivery.source_id = record.source_id
LEFT JOIN open_record
  ON open_record.source_id = record.source_id
WHERE record.object_type = :?object_type
  AND record.source_id >= :?lower_bound
  AND record.source_id > :?after
  AND record.source_id < :?upper_bound
  AND NOT record.deleted
  AND (:?lane_field = '' OR COALESCE(
    CASE WHEN :?lane_parent = '' THEN record.payload ELSE (
      SELECT parent.payload
      FROM staging.record AS parent
      WHERE parent.object_type = :?lane_parent
        AND parent.source_id = record.parent_id
    ) END ->> CAST(:?lane_field AS text), '') = ANY (CAST(:?lane_values AS text[])))
ORDER BY record.source_id
LIMIT CAST(:?chunk_size AS bigint)
