-- The next records that hang below a deleted one, such as the comments of a ticket, which a rule of their mapping skips by now
-- and which stand in HubSpot, in the order of parent and key.
SELECT record.source_id, record.parent_id, delivery.target, delivery.hubspot_id
FROM staging.record AS parent
JOIN staging.record AS record
  ON record.object_type = :?object_type
  AND record.parent_id = parent.source_id
JOIN migration.delivery AS delivery
  ON delivery.object_type = record.object_type
  AND delivery.source_id = record.source_id
WHERE parent.object_type = ANY (CAST(:?parent_types AS text[]))
  AND parent.deleted
  AND parent.source_id >= :?after_parent
  AND (record.parent_id, record.source_id) > (:?after_parent, :?after)
  AND NOT record.deleted
  AND delivery.state = 'skipped'
  AND delivery.hubspot_id IS NOT NULL
  AND NOT delivery.taken_over
  AND (delivery.mapping = ANY (CAST(:?mappings AS text[]))
    OR (delivery.target = ANY (CAST(:?targets AS text[]))
      AND (delivery.mapping IS NULL OR delivery.mapping <> ALL (CAST(:?known_mappings AS text[])))))
ORDER BY record.parent_id, record.source_id
LIMIT CAST(:?record_count AS bigint)
