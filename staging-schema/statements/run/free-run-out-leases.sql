-- Takes the leases away that nodes of any load let run out, so that their keys can be leased again; the raised token shuts
-- those nodes out. Leaves out what somebody else changes at the same moment. Called when a node finds nothing to lease.
UPDATE migration.partition
SET state = 'pending', fencing_token = fencing_token + 1, node = NULL, lease_until = NULL, updated_at = now()
WHERE partition_id IN (
  SELECT partition_id
  FROM migration.partition
  WHERE phase = 'load'
    AND state = 'leased'
    AND lease_until < now()
  FOR UPDATE SKIP LOCKED
)
