-- The slices of keys that a task was cut into, in order; of an object type that the run did not cut, such as one that --only
-- leaves out, those into which a running load did.
WITH cut AS (
  SELECT partition.run_id
  FROM migration.partition AS partition
  JOIN migration.run AS run ON run.run_id = partition.run_id
  WHERE partition.phase = :?phase
    AND partition.object_type = :?object_type
    AND partition.kind = 'keys'
    AND (partition.run_id = :?run_id OR run.state = 'running')
  GROUP BY partition.run_id
  HAVING bool_or(partition.upper_bound IS NULL)
  ORDER BY bool_or(partition.run_id = :?run_id) DESC, count(*) DESC, partition.run_id
  LIMIT 1
)
SELECT partition.lower_bound, COALESCE(partition.upper_bound, '') AS upper_bound
FROM migration.partition AS partition
JOIN cut ON cut.run_id = partition.run_id
WHERE partition.phase = :?phase
  AND partition.object_type = :?object_type
  AND partition.kind = 'keys'
ORDER BY partition.lower_bound
