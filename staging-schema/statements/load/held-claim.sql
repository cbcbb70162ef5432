-- Whether a source record still holds a claim on a HubSpot record that the portal had: whoever took it over died before its
-- outcome was written down.
SELECT source_id
FROM migration.claim
WHERE target = :?target AND hubspot_id = :?hubspot_id AND source_id = :?source_id AND confirmed
