-- One row per object type and mapping, skipped records without a mapping left out. Called by the verb reconcile.
SELECT *
FROM reconcile.object_by_mapping
WHERE mapping IS NOT NULL
  AND target IS NOT NULL
ORDER BY object_type, mapping, target
