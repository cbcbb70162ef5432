-- Takes the lease of a source's walk when it is free, and begins the tasks of its object types, or lets them go on. Free is a
-- walk that is pending, one leased by a node that let its lease run out, and one that its holder ended for an earlier run; none
-- whose task has ended, nor for a run that is over. A lease whose answer was lost runs out by itself.
WITH leased_walk AS (
  UPDATE migration.partition
  SET state = 'leased',
    run_id = :?run_id,
    node = :?node,
    fencing_token = fencing_token + 1,
    lease_until = now() + interval '30 seconds',
    message = NULL,
    updated_at = now()
  WHERE phase = :?phase
    AND object_type = :?object_type
    AND kind = 'walk'
    AND (state = 'pending'
      OR (state = 'leased' AND lease_until < now())
      OR (state <> 'leased' AND run_id IS DISTINCT FROM :?run_id))
    AND EXISTS (
      SELECT
      FROM migration.run AS run
      WHERE run.run_id = :?run_id
        AND run.state = 'running')
    AND NOT EXISTS (
      SELECT
      FROM migration.task AS task
      WHERE task.run_id = :?run_id
        AND task.object_type = :?object_type
        AND task.state IN ('done', 'failed', 'not_available'))
  RETURNING partition_id, phase, run_id, object_type, kind, lower_bound, upper_bound, checkpoint, fencing_token
), begun_task AS (
  INSERT INTO migration.task (run_id, phase, object_type, state, started_at)
  SELECT leased_walk.run_id, leased_walk.phase, own.object_type, 'running', now()
  FROM leased_walk
  CROSS JOIN unnest(CAST(:?object_types AS text[])) AS own (object_type)
  ON CONFLICT (run_id, object_type) DO UPDATE
  SET state = 'running', message = NULL, started_at = COALESCE(task.started_at, EXCLUDED.started_at), ended_at = NULL
)
SELECT partition_id, run_id, object_type, kind, lower_bound, upper_bound, checkpoint, fencing_token
FROM leased_walk
