-- Notes that HubSpot showed a claimed record without our key. Called before it is taken over.
UPDATE migration.claim
SET confirmed = true
WHERE target = :?target AND hubspot_id = :?hubspot_id AND source_id = :?source_id
