-- Where the slices of a task begin: every so many live records of an object type. Called when a load task is planned.
SELECT numbered.source_id AS lower_bound
FROM (
  SELECT source_id, row_number() OVER (ORDER BY source_id) AS position
  FROM staging.record
  WHERE object_type = :?object_type
    AND NOT deleted
) AS numbered
WHERE (numbered.position - 1) % CAST(:?partition_size AS bigint) = 0
ORDER BY numbered.source_id
