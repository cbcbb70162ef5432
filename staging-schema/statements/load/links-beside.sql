-- Of links that are about to be taken away, those whose two HubSpot records other source records keep linked, with source type
-- and name of these. Links that wait or are to be sent again anyway need no regard. Called behind load/give-up-links.
SELECT given.from_id,
  given.name,
  given.to_type,
  given.to_id,
  given.target_to,
  array_agg(DISTINCT beside.from_type || ' ' || beside.name) AS beside
FROM unnest(
  CAST(:?from_ids AS text[]),
  CAST(:?names AS text[]),
  CAST(:?to_types AS text[]),
  CAST(:?to_ids AS text[]),
  CAST(:?targets_to AS text[]),
  CAST(:?from_hubspot_ids AS text[]),
  CAST(:?to_hubspot_ids AS text[])
) AS given (from_id, name, to_type, to_id, target_to, from_hubspot_id, to_hubspot_id)
JOIN migration.delivery AS beside_from
  ON beside_from.target = :?target_from
  AND beside_from.hubspot_id = given.from_hubspot_id
JOIN migration.association AS beside
  ON beside.from_type = beside_from.object_type
  AND beside.from_id = beside_from.source_id
  AND beside.target_to = given.target_to
  AND beside.state = 'made'
  AND NOT beside.outdated
JOIN migration.delivery AS beside_to
  ON beside_to.object_type = beside.to_type
  AND beside_to.source_id = beside.to_id
  AND beside_to.hubspot_id = given.to_hubspot_id
GROUP BY given.from_id, given.name, given.to_type, given.to_id, given.target_to
