-- Makes the walks of sources ready to be leased by any node; their checkpoints are kept, leases too. Changes no row when another
-- node has come to plan the run.
INSERT INTO migration.partition (phase, object_type, run_id, kind)
SELECT run.phase, planned.source, run.run_id, 'walk'
FROM migration.run AS run
CROSS JOIN unnest(CAST(:?sources AS text[])) AS planned (source)
WHERE run.run_id = :?run_id
  AND run.planner_term = :?planner_term
ON CONFLICT (object_type, kind, lower_bound) WHERE phase = 'extract' DO UPDATE
SET run_id = EXCLUDED.run_id, state = 'pending', message = NULL, node = NULL, lease_until = NULL, updated_at = now()
WHERE partition.state <> 'leased'
