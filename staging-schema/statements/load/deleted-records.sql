-- The next records of an object type that Zendesk deleted and that stand in HubSpot, in key order. Left out is what the portal
-- had before the migration, even when one of ours was merged with it, and what stands for another record too that is not
-- deleted. What was loaded under a mapping that
-- has another name by now goes where every mapping of that target archives.
SELECT record.source_id, '' AS parent_id, delivery.target, delivery.hubspot_id
FROM staging.record AS record
JOIN migration.delivery AS delivery
  ON delivery.object_type = record.object_type
  AND delivery.source_id = record.source_id
WHERE record.object_type = :?object_type
  AND record.deleted
  AND record.source_id > :?after
  AND delivery.hubspot_id IS NOT NULL
  AND NOT delivery.taken_over
  AND (delivery.mapping = ANY (CAST(:?mappings AS text[]))
    OR (delivery.target = ANY (CAST(:?targets AS text[]))
      AND (delivery.mapping IS NULL OR delivery.mapping <> ALL (CAST(:?known_mappings AS text[])))))
  AND NOT EXISTS (
    SELECT
    FROM migration.delivery AS other
    JOIN staging.record AS other_record
      ON other_record.object_type = other.object_type
      AND other_record.source_id = other.source_id
    WHERE other.target = delivery.target
      AND other.hubspot_id = delivery.hubspot_id
      AND (other.taken_over OR NOT other_record.deleted))
ORDER BY record.source_id
LIMIT CAST(:?record_count AS bigint)
