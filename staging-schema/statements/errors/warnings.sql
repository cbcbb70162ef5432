-- The latest warning of each kind about each record; a later run may have said the same again. Called by the verb errors.
SELECT DISTINCT ON (object_type, source_id, code) object_type, source_id, code, message
FROM migration.event
WHERE level = 'warning'
  AND (cardinality(CAST(:?object_types AS text[])) = 0 OR object_type = ANY (CAST(:?object_types AS text[])))
ORDER BY object_type, source_id, code, event_id DESC
