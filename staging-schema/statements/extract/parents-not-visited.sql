-- The next parents to ask for their children: those that were never visited, or have changed since; a visit that
-- brought nothing counts as none. The pattern for all statements that "chosen_by" of a source names: parameters
-- object_type (of the children), parent_type, after_id (begin behind it) and limit; columns source_id, source_version
-- and was_refused (the last visit brought nothing; such parents are asked last), ordered by source_id. A statement that
-- looks at a part at a time says so in a column is_chosen: false in the row of the last parent it looked at, from which it is asked
-- to go on. Deleted parents are left out.
SELECT parent.source_id, parent.source_version, visit.found IS FALSE AS was_refused
FROM staging.record AS parent
LEFT JOIN migration.parent_visit AS visit
  ON visit.object_type = :?object_type AND visit.parent_id = parent.source_id
WHERE parent.object_type = :?parent_type
  AND parent.source_id > :?after_id
  AND NOT parent.deleted
  AND (visit.found IS NOT TRUE OR visit.parent_version < parent.source_version)
ORDER BY parent.source_id
LIMIT :?limit
