-- Records and links without a good end, in no order; read as a stream, since they may be many. Called by the verb errors.
SELECT object_type, source_id, link, state, category, code, message, correlation_id, is_tried_again
FROM reconcile.error
WHERE cardinality(CAST(:?object_types AS text[])) = 0
  OR object_type = ANY (CAST(:?object_types AS text[]))
