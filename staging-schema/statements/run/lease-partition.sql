-- Takes the lease of one partition for this run, whoever had it before. The raised token shuts the former holder out.
UPDATE migration.partition
SET state = 'leased',
  run_id = :?run_id,
  node = :?node,
  fencing_token = fencing_token + 1,
  lease_until = now() + interval '30 seconds',
  message = NULL,
  updated_at = now()
WHERE partition_id = :?partition_id
RETURNING partition_id, run_id, object_type, kind, lower_bound, upper_bound, checkpoint, fencing_token
