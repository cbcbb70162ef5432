-- The partition of that name: one for ever in extract, one per run in load.
SELECT partition_id
FROM migration.partition
WHERE phase = :?phase
  AND object_type = :?object_type
  AND kind = :?kind
  AND lower_bound = :?lower_bound
  AND (phase = 'extract' OR run_id = :?run_id)
