-- Object types of a run with partitions that nobody is done with, and whether one of them is free to be leased.
SELECT object_type,
  bool_or((state = 'pending' OR lease_until < now())
    AND COALESCE(sure_until NOT BETWEEN now() AND now() + interval '30 seconds', true)) AS is_free
FROM migration.partition
WHERE phase = :?phase AND run_id = :?run_id AND kind = 'keys' AND state IN ('pending', 'leased')
GROUP BY object_type
ORDER BY min(partition_id)
