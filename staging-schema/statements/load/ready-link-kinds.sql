-- Between which HubSpot object types links wait, or were made with other types, whose two ends both stand in HubSpot by now.
-- A lane beside which another load is running leaves to that one what it has not itself noted.
SELECT DISTINCT association.from_type, association.target_from, association.target_to
FROM migration.association AS association
JOIN migration.delivery AS from_delivery
  ON from_delivery.object_type = association.from_type
  AND from_delivery.source_id = association.from_id
  AND from_delivery.hubspot_id IS NOT NULL
JOIN migration.delivery AS to_delivery
  ON to_delivery.object_type = association.to_type
  AND to_delivery.source_id = association.to_id
  AND to_delivery.hubspot_id IS NOT NULL
WHERE (association.state IN ('pending', 'skipped') OR (association.state = 'made' AND association.outdated))
  AND (:?lane = ''
    OR association.run_id = CAST(:?run_id AS bigint)
    OR (SELECT count(*) FROM migration.run WHERE phase = 'load' AND state = 'running') < 2)
ORDER BY association.from_type, association.target_from, association.target_to
