-- Children that a chunk's mappings need, by the ids of their parents, in order of their own ids.
SELECT parent_id, payload
FROM staging.record
WHERE object_type = :?object_type
  AND parent_id = ANY (CAST(:?ids AS text[]))
  AND NOT deleted
ORDER BY parent_id, length(source_id), source_id
