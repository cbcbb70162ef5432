-- Lets links wait again that HubSpot refused; the next load makes them when both ends stand there. Links that should go and
-- stay are none to make. Empty arrays stand for all. Called by the verb retry.
WITH marked AS (
  UPDATE migration.association AS association
  SET state = 'pending',
    message = NULL,
    category = NULL,
    code = NULL,
    correlation_id = NULL,
    changed_at = now()
  WHERE association.state = 'rejected'
    AND association.code IS DISTINCT FROM 'NOT_REMOVED'
    AND (cardinality(CAST(:?object_types AS text[])) = 0 OR association.from_type = ANY (CAST(:?object_types AS text[])))
    AND (cardinality(CAST(:?categories AS text[])) = 0 OR association.category = ANY (CAST(:?categories AS text[])))
    AND (cardinality(CAST(:?codes AS text[])) = 0 OR association.code = ANY (CAST(:?codes AS text[])))
    AND (cardinality(CAST(:?id_types AS text[])) = 0
      OR (association.from_type, association.from_id) IN (
        SELECT named.object_type, named.source_id
        FROM unnest(CAST(:?id_types AS text[]), CAST(:?ids AS text[])) AS named (object_type, source_id)))
  RETURNING association.from_type
)
SELECT from_type AS object_type, count(*) AS marked_count
FROM marked
GROUP BY from_type
ORDER BY from_type
