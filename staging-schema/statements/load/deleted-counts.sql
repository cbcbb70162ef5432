-- How many HubSpot records a load would archive, by HubSpot object type: of deleted records, and of those that hang below one,
-- as far as their mapping skips them then. Called by a rehearsal.
SELECT doomed.target, count(*) AS record_count
FROM (
  SELECT delivery.target, delivery.hubspot_id
  FROM staging.record AS record
  JOIN migration.delivery AS delivery
    ON delivery.object_type = record.object_type
    AND delivery.source_id = record.source_id
  WHERE record.object_type = :?object_type
    AND record.deleted
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
  UNION
  SELECT delivery.target, delivery.hubspot_id
  FROM staging.record AS parent
  JOIN staging.record AS record
    ON record.object_type = :?object_type
    AND record.parent_id = parent.source_id
  JOIN migration.delivery AS delivery
    ON delivery.object_type = record.object_type
    AND delivery.source_id = record.source_id
  WHERE parent.object_type = ANY (CAST(:?parent_types AS text[]))
    AND parent.deleted
    AND NOT record.deleted
    AND delivery.hubspot_id IS NOT NULL
    AND NOT delivery.taken_over
    AND (delivery.mapping = ANY (CAST(:?mappings AS text[]))
      OR (delivery.target = ANY (CAST(:?targets AS text[]))
        AND (delivery.mapping IS NULL OR delivery.mapping <> ALL (CAST(:?known_mappings AS text[])))))
) AS doomed
GROUP BY doomed.target
ORDER BY doomed.target
