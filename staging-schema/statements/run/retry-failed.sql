-- Tasks that failed in a run that goes on are to come again. Changes no row when another node has come to plan the run.
UPDATE migration.task AS task
SET state = 'pending', message = NULL, ended_at = NULL
FROM migration.run AS run
WHERE run.run_id = :?run_id
  AND run.planner_term = :?planner_term
  AND task.run_id = run.run_id
  AND task.state = 'failed'
  AND task.object_type = ANY (CAST(:?object_types AS text[]))
