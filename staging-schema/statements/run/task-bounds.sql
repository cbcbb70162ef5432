-- The slices of keys that a task was cut into, in order.
SELECT lower_bound, COALESCE(upper_bound, '') AS upper_bound
FROM migration.partition
WHERE phase = :?phase
  AND run_id = :?run_id
  AND object_type = :?object_type
  AND kind = 'keys'
ORDER BY lower_bound
