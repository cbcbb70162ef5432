-- At most limit_per_kind problems of each kind, so that many of one kind do not hide the only one of another. The kind is
-- compared inside the view's parts, which lets Postgres skip those of other kinds. Called by the verb reconcile.
SELECT
  problem.object_type,
  problem.source_id,
  problem.kind,
  problem.message
FROM unnest(ARRAY[
    'extract_unfinished', 'not_staged', 'shared_hubspot_record', 'reported_differs', 'found_differs', 'unknown',
    'batch_unsettled', 'association_rejected', 'rejected', 'deferred', 'association_pending', 'pending'
  ]) WITH ORDINALITY AS listed (kind, place)
CROSS JOIN LATERAL (
  SELECT *
  FROM reconcile.problem
  WHERE problem.kind = listed.kind
  LIMIT :?limit_per_kind
) AS problem
ORDER BY listed.place, problem.object_type, problem.source_id
