-- Identities of one HubSpot object type in key order, after the last one seen. Called when what HubSpot counts and what
-- the ledger counts differ, or when links are read back.
SELECT object_type, source_id, hubspot_id
FROM migration.delivery
WHERE target = :?target
  AND hubspot_id IS NOT NULL
  AND (hubspot_id, object_type, source_id) > (:?after_id, :?after_type, :?after_source_id)
ORDER BY hubspot_id, object_type, source_id
LIMIT CAST(:?identity_count AS bigint)
