-- Records that a chunk's mappings need beside their own, by their ids.
SELECT source_id, payload
FROM staging.record
WHERE object_type = :?object_type
  AND source_id = ANY (CAST(:?ids AS text[]))
