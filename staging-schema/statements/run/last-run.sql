-- The run to resume: the one asked for, or the last one of its phase and lane, and how long nobody has worked on it. Called when a
-- run is opened, under its lock.
SELECT run_id,
  phase,
  lane,
  state,
  options::text AS options,
  options = CAST(:?options AS jsonb) AS has_same_options,
  CAST(EXTRACT(epoch FROM now() - GREATEST(
    started_at,
    ended_at,
    (SELECT max(partition.updated_at) FROM migration.partition AS partition WHERE partition.run_id = run.run_id)
  )) AS bigint) AS rested_seconds
FROM migration.run AS run
WHERE run_id = COALESCE(CAST(:?run_id AS bigint), (SELECT max(run_id) FROM migration.run WHERE phase = :?phase AND lane = :?lane))
