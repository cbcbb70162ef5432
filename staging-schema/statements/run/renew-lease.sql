-- Keeps a lease, and promises that nobody else gets the partition for so many seconds, whatever becomes of the lease; a longer
-- promise stays, unless it is so long that the clock must have been set back. Changes no row when the lease is lost.
UPDATE migration.partition
SET lease_until = now() + interval '30 seconds',
  sure_until = GREATEST(
    CASE WHEN sure_until <= now() + interval '30 seconds' THEN sure_until END,
    now() + CAST(:?sure_millis AS bigint) * interval '1 millisecond'),
  updated_at = now()
WHERE partition_id = :?partition_id AND fencing_token = :?fencing_token AND state = 'leased'
