-- Ends the work on a partition, or gives it back as pending; changes no row when the lease is lost.
UPDATE migration.partition
SET state = :?state, message = NULLIF(:?message, ''), node = NULL, lease_until = NULL, sure_until = NULL,
  updated_at = now()
WHERE partition_id = :?partition_id AND fencing_token = :?fencing_token AND state = 'leased'
