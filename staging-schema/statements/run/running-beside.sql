-- Runs of a phase in other lanes that are running, who plans them, and whether the mappings were written the same. Called when a run is opened, under its lock.
SELECT run_id,
  lane,
  COALESCE(planner, '') AS planner,
  options -> 'mappings' IS NOT DISTINCT FROM CAST(:?options AS jsonb) -> 'mappings' AS has_same_mappings
FROM migration.run
WHERE phase = :?phase
  AND state = 'running'
  AND lane <> :?lane
ORDER BY run_id
