-- How the tasks of a run stand, those that ended first in front.
SELECT object_type, state, COALESCE(message, '') AS message
FROM migration.task
WHERE run_id = :?run_id
ORDER BY ended_at NULLS LAST, object_type
