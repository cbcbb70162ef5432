-- The next links of one kind that wait, or were made with other types, and whose two ends both stand in HubSpot, with the names of links that the same pair
-- already has, since sending types replaces those that are there. In key order, after the last pair seen.
SELECT association.from_id,
  association.name,
  association.to_type,
  association.to_id,
  from_delivery.hubspot_id AS from_hubspot_id,
  to_delivery.hubspot_id AS to_hubspot_id,
  ARRAY(
    SELECT made.name
    FROM migration.association AS made
    WHERE made.from_type = association.from_type
      AND made.from_id = association.from_id
      AND made.to_type = association.to_type
      AND made.to_id = association.to_id
      AND made.state = 'made'
  ) AS made_names
FROM migration.association AS association
JOIN migration.delivery AS from_delivery
  ON from_delivery.object_type = association.from_type
  AND from_delivery.source_id = association.from_id
  AND from_delivery.hubspot_id IS NOT NULL
JOIN migration.delivery AS to_delivery
  ON to_delivery.object_type = association.to_type
  AND to_delivery.source_id = association.to_id
  AND to_delivery.hubspot_id IS NOT NULL
WHERE association.from_type = :?from_type
  AND association.target_from = :?target_from
  AND association.target_to = :?target_to
  AND (association.state IN ('pending', 'skipped') OR (association.state = 'made' AND association.outdated))
  AND (association.from_id, association.to_type, association.to_id) > (:?after_from_id, :?after_to_type, :?after_to_id)
ORDER BY association.from_id, association.to_type, association.to_id, association.name
LIMIT CAST(:?link_count AS bigint)
