-- Claims a HubSpot record for a source record, and says who has it: the one who asks, unless another was first. A claim counts
-- while a batch that carries its holder is open, however long that waits, and for a quarter of an hour besides. The row
-- is given by the conflict itself, since what another takes at the same moment is not seen otherwise.
INSERT INTO migration.claim AS claim (target, hubspot_id, source_id)
VALUES (:?target, :?hubspot_id, :?source_id)
ON CONFLICT (target, hubspot_id) DO UPDATE
SET (source_id, claimed_at, confirmed) = (
  SELECT CASE WHEN holder.is_gone THEN EXCLUDED.source_id ELSE claim.source_id END,
    CASE WHEN holder.is_gone OR claim.source_id = EXCLUDED.source_id THEN now() ELSE claim.claimed_at END,
    claim.confirmed AND NOT holder.is_gone
  FROM (
    SELECT claim.source_id <> EXCLUDED.source_id
      AND claim.claimed_at < now() - interval '15 minutes'
      AND NOT EXISTS (
        SELECT
        FROM migration.batch AS batch
        WHERE batch.settled_at IS NULL
          AND batch.target = claim.target
          AND claim.source_id = ANY (batch.source_ids)) AS is_gone
  ) AS holder
)
RETURNING source_id
