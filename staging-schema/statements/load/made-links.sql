-- Links of one kind that this migration believes to have made, gathered by the record they start from, in key order after
-- the last one seen. Called when links are read back.
SELECT association.from_id,
  from_delivery.hubspot_id AS from_hubspot_id,
  array_agg(association.name || ' ' || association.to_id ORDER BY association.name, association.to_id) AS links,
  array_agg(to_delivery.hubspot_id ORDER BY association.name, association.to_id) AS to_hubspot_ids
FROM migration.association AS association
JOIN migration.delivery AS from_delivery
  ON from_delivery.object_type = association.from_type
  AND from_delivery.source_id = association.from_id
JOIN migration.delivery AS to_delivery
  ON to_delivery.object_type = association.to_type
  AND to_delivery.source_id = association.to_id
WHERE association.from_type = :?from_type
  AND association.target_from = :?target_from
  AND association.target_to = :?target_to
  AND association.state = 'made'
  AND from_delivery.hubspot_id IS NOT NULL
  AND to_delivery.hubspot_id IS NOT NULL
  AND association.from_id > :?after
GROUP BY association.from_id, from_delivery.hubspot_id
ORDER BY association.from_id
LIMIT CAST(:?record_count AS bigint)
