-- Which other load has some of these keys in hand, or may still act on them; one that is at work before one that is over.
-- Called four times a second by who waits for them.
SELECT run.run_id, run.lane, run.state = 'running' AND partition.state = 'leased' AS is_at_work
FROM migration.partition AS partition
JOIN migration.run AS run USING (run_id)
WHERE partition.phase = 'load'
  AND partition.state IN ('pending', 'leased')
  AND (partition.state = 'leased' OR partition.sure_until BETWEEN now() AND now() + interval '30 seconds')
  AND partition.run_id <> :?run_id
  AND migration.partition_keys(partition.object_type, partition.kind, partition.lower_bound, partition.upper_bound)
    && migration.partition_keys(:?object_type, :?kind, :?lower_bound, NULLIF(:?upper_bound, ''))
ORDER BY is_at_work DESC, run.run_id
LIMIT 1
