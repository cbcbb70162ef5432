-- Claims a HubSpot record for a source record, and says who has it: the one who asks, unless another was first.
WITH taken AS (
  INSERT INTO migration.claim AS claim (target, hubspot_id, source_id)
  VALUES (:?target, :?hubspot_id, :?source_id)
  ON CONFLICT (target, hubspot_id) DO UPDATE
  SET source_id = EXCLUDED.source_id, claimed_at = now(), confirmed = false
  WHERE claim.source_id = EXCLUDED.source_id OR claim.claimed_at < now() - interval '15 minutes'
  RETURNING source_id
)
SELECT source_id
FROM taken
UNION ALL
SELECT source_id
FROM migration.claim
WHERE target = :?target AND hubspot_id = :?hubspot_id AND NOT EXISTS (SELECT 1 FROM taken)
