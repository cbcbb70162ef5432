-- Makes the next load take records for changed that HubSpot refused or never answered for: what was sent last is forgotten, the
-- HubSpot id is not. A load that was interrupted is begun anew then, since it would pass over the parts it has done.
-- Empty arrays stand for all. Called by the verb retry.
WITH marked AS (
  UPDATE migration.delivery AS delivery
  SET mapped_hash = NULL
  WHERE delivery.state IN ('rejected', 'deferred', 'unknown')
    AND (cardinality(CAST(:?object_types AS text[])) = 0 OR delivery.object_type = ANY (CAST(:?object_types AS text[])))
    AND (cardinality(CAST(:?categories AS text[])) = 0 OR delivery.category = ANY (CAST(:?categories AS text[])))
    AND (cardinality(CAST(:?codes AS text[])) = 0 OR delivery.code = ANY (CAST(:?codes AS text[])))
    AND (cardinality(CAST(:?id_types AS text[])) = 0
      OR (delivery.object_type, delivery.source_id) IN (
        SELECT named.object_type, named.source_id
        FROM unnest(CAST(:?id_types AS text[]), CAST(:?ids AS text[])) AS named (object_type, source_id)))
  RETURNING delivery.object_type
), begun_anew AS (
  UPDATE migration.run
  SET options = options || '{"retried": true}'
  WHERE phase = 'load'
    AND state IN ('running', 'interrupted')
    AND EXISTS (SELECT FROM marked)
)
SELECT object_type, count(*) AS marked_count
FROM marked
GROUP BY object_type
ORDER BY object_type
