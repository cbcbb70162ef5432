-- The next links of one kind that wait, or were made with other types, and whose two ends both stand in HubSpot, with source type
-- and name of all links that the same two HubSpot records are to have, whichever source records want them, since sending types
-- replaces those that are there. In key order, after the last pair seen, of records from
-- lower_bound up to, not including, upper_bound. A lane leaves out what load/ready-link-kinds leaves out.
SELECT association.from_id,
  association.name,
  association.to_type,
  association.to_id,
  from_delivery.hubspot_id AS from_hubspot_id,
  to_delivery.hubspot_id AS to_hubspot_id,
  ARRAY(
    SELECT DISTINCT beside.from_type || ' ' || beside.name
    FROM migration.delivery AS beside_from
    JOIN migration.association AS beside
      ON beside.from_type = beside_from.object_type
      AND beside.from_id = beside_from.source_id
      AND beside.target_to = association.target_to
      AND beside.state <> 'rejected'
    JOIN migration.delivery AS beside_to
      ON beside_to.object_type = beside.to_type
      AND beside_to.source_id = beside.to_id
    WHERE beside_from.target = association.target_from
      AND beside_from.hubspot_id = from_delivery.hubspot_id
      AND beside_to.hubspot_id = to_delivery.hubspot_id
  ) AS beside
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
  AND association.from_id >= :?lower_bound
  AND (:?upper_bound = '' OR association.from_id < :?upper_bound)
  AND (:?lane = ''
    OR association.run_id = CAST(:?run_id AS bigint)
    OR (SELECT count(*) FROM migration.run WHERE phase = 'load' AND state = 'running') < 2)
ORDER BY association.from_id, association.to_type, association.to_id, association.name
LIMIT CAST(:?link_count AS bigint)
