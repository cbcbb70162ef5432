-- Object types of a run with partitions that nobody is done with, and whether one of them is free to be leased: in nobody's
-- hand, and none of its keys either.
WITH held AS MATERIALIZED (
  SELECT partition_id, migration.partition_keys(object_type, kind, lower_bound, upper_bound) AS keys
  FROM migration.partition
  WHERE phase = 'load'
    AND state IN ('pending', 'leased')
    AND (state = 'leased' OR sure_until BETWEEN now() AND now() + interval '30 seconds')
)
SELECT object_type,
  bool_or((state = 'pending' OR lease_until < now())
    AND COALESCE(sure_until NOT BETWEEN now() AND now() + interval '30 seconds', true)
    AND NOT EXISTS (
      SELECT
      FROM held
      WHERE held.partition_id <> partition.partition_id
        AND held.keys && migration.partition_keys(
          partition.object_type, partition.kind, partition.lower_bound, partition.upper_bound))) AS is_free
FROM migration.partition AS partition
WHERE phase = :?phase AND run_id = :?run_id AND kind = 'keys' AND state IN ('pending', 'leased')
GROUP BY object_type
ORDER BY min(partition_id)
