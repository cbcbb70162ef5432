-- The run to resume: the one asked for, or the last one of its phase. Called when a run is opened, under its lock.
SELECT run_id,
  phase,
  state,
  options::text AS options,
  options = CAST(:?options AS jsonb) AS has_same_options
FROM migration.run
WHERE run_id = COALESCE(CAST(:?run_id AS bigint), (SELECT max(run_id) FROM migration.run WHERE phase = :?phase))
