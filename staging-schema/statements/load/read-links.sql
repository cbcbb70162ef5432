-- Links that earlier runs recorded for records that have changed since.
SELECT association.from_id,
  association.name,
  association.to_type,
  association.to_id,
  association.target_to,
  association.state,
  association.code,
  delivery.hubspot_id
FROM migration.association AS association
LEFT JOIN migration.delivery AS delivery
  ON delivery.object_type = association.to_type
  AND delivery.source_id = association.to_id
WHERE association.from_type = :?object_type
  AND association.from_id = ANY (CAST(:?ids AS text[]))
