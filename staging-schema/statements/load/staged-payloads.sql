-- All live records of a small object type, such as field definitions.
SELECT payload
FROM staging.record
WHERE object_type = :?object_type
  AND NOT deleted
ORDER BY source_id
