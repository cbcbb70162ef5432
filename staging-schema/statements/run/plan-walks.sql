-- Makes the walks of sources ready to be leased by any node; their checkpoints are kept, leases too.
INSERT INTO migration.partition (phase, object_type, run_id, kind)
SELECT :?phase, source, :?run_id, 'walk'
FROM unnest(CAST(:?sources AS text[])) AS planned (source)
ON CONFLICT (object_type, kind, lower_bound) WHERE phase = 'extract' DO UPDATE
SET run_id = EXCLUDED.run_id, state = 'pending', message = NULL, node = NULL, lease_until = NULL, updated_at = now()
WHERE partition.state <> 'leased'
