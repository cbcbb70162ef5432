-- Keeps a lease; changes no row when it is lost.
UPDATE migration.partition
SET lease_until = now() + interval '30 seconds', updated_at = now()
WHERE partition_id = :?partition_id AND fencing_token = :?fencing_token AND state = 'leased'
