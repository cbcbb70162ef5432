-- Which source records still hold a claim on a HubSpot record that the portal had: whoever took it over died before its outcome
-- was written down. Asked once for all records that a look-up found.
SELECT claim.source_id
FROM migration.claim AS claim
JOIN unnest(CAST(:?source_ids AS text[]), CAST(:?hubspot_ids AS text[])) AS found (source_id, hubspot_id)
  ON claim.hubspot_id = found.hubspot_id
  AND claim.source_id = found.source_id
WHERE claim.target = :?target
  AND claim.confirmed
