-- The latest warning of each kind about each record, unless a later run has settled it: children of a parent that were had
-- after all, or whose parent is deleted by now; an overfull second whose records came from the list; a walk that began again in
-- an earlier run; a source that answered when it was tried again; a count that was given later.
-- Parameters child_types and parent_types: sources that are asked once per parent, and what their parents are. Called by the
-- verb errors.
WITH latest AS (
  SELECT DISTINCT ON (object_type, source_id, code) run_id, at, object_type, source_id, code, message
  FROM migration.event
  WHERE level = 'warning'
    AND (cardinality(CAST(:?object_types AS text[])) = 0 OR object_type = ANY (CAST(:?object_types AS text[])))
  ORDER BY object_type, source_id, code, event_id DESC
)
SELECT object_type, source_id, code, message
FROM latest
WHERE NOT CASE
  WHEN code IN ('children_refused', 'children_not_given')
  THEN EXISTS (
      SELECT
      FROM migration.parent_visit AS visit
      WHERE visit.object_type = latest.object_type
        AND visit.parent_id = latest.source_id
        AND visit.found
        AND visit.visited_at > latest.at)
    OR EXISTS (
      SELECT
      FROM unnest(CAST(:?child_types AS text[]), CAST(:?parent_types AS text[])) AS each_of (child_type, parent_type)
      JOIN staging.record AS parent ON parent.object_type = each_of.parent_type
      WHERE each_of.child_type = latest.object_type
        AND parent.source_id = latest.source_id
        AND parent.deleted)
  WHEN code = 'second_overfull'
  THEN EXISTS (
    SELECT
    FROM migration.event AS filled
    WHERE filled.object_type = latest.object_type
      AND filled.code = 'second_filled'
      AND filled.at >= latest.at)
  WHEN code IN ('begun_again', 'second_filled')
  THEN latest.run_id < (
    SELECT max(task.run_id)
    FROM migration.task
    WHERE task.phase = 'extract'
      AND task.object_type = latest.object_type)
  WHEN code = 'tried_again_later'
  THEN EXISTS (
    SELECT
    FROM migration.task
    WHERE task.phase = 'extract'
      AND task.object_type = latest.object_type
      AND task.state = 'done'
      AND task.ended_at > latest.at)
  WHEN code = 'count_failed'
  THEN EXISTS (
    SELECT
    FROM migration.source_count
    WHERE source_count.object_type = latest.object_type
      AND source_count.reported_at > latest.at)
  ELSE false
END
ORDER BY object_type, source_id, code
