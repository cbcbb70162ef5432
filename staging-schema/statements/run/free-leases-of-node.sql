-- Takes away the leases of a node that is gone, so that others need not wait until they run out. The raised token shuts the
-- node out, should it come back; until sure_until nobody gets what it may still act on.
UPDATE migration.partition
SET state = 'pending', fencing_token = fencing_token + 1, node = NULL, lease_until = NULL, updated_at = now()
WHERE phase = :?phase AND state = 'leased' AND node = :?gone
