-- One row per association of a source object type. Called by the verb reconcile.
SELECT *
FROM reconcile.association
ORDER BY from_type, name
