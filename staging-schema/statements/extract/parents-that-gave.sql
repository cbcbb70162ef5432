-- A few parents of which children are staged or were given out, if only none, to be asked when many others do not give theirs out: what these meet is not their
-- own. Deleted parents, those that were refused the last time, and the others themselves are left out. Gives the columns of
-- extract/parents-not-visited.
SELECT parent.source_id, parent.source_version, false AS was_refused
FROM staging.record AS parent
WHERE parent.object_type = :?parent_type
  AND NOT parent.deleted
  AND parent.source_id <> ALL (CAST(:?other_ids AS text[]))
  AND (EXISTS (
      SELECT
      FROM staging.record AS child
      WHERE child.object_type = :?object_type
        AND child.parent_id = parent.source_id)
    OR EXISTS (
      SELECT
      FROM migration.parent_visit AS visit
      WHERE visit.object_type = :?object_type
        AND visit.parent_id = parent.source_id
        AND visit.found))
  AND NOT EXISTS (
    SELECT
    FROM migration.parent_visit AS visit
    WHERE visit.object_type = :?object_type
      AND visit.parent_id = parent.source_id
      AND NOT visit.found)
LIMIT 3
