-- How many live records an object type has. Called when a load task begins, for its progress.
SELECT count(*) AS record_count
FROM staging.record
WHERE object_type = :?object_type
  AND NOT deleted
