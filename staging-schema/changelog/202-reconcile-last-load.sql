--liquibase formatted sql

--changeset deskferry:202-reconcile-last-load splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.last_load AS
WITH writing AS (
  SELECT run_id, state, started_at, ended_at
  FROM migration.run
  WHERE phase = 'load'
    AND coalesce(staging.as_boolean(options ->> 'execute'), true)
),
latest AS (
  SELECT run_id, started_at
  FROM writing
  ORDER BY run_id DESC
  LIMIT 1
)
SELECT run_id
FROM writing
WHERE run_id >= (
  SELECT min(writing.run_id)
  FROM writing
  CROSS JOIN latest
  WHERE writing.run_id = latest.run_id
    OR writing.state = 'running'
    OR writing.ended_at > latest.started_at);
COMMENT ON VIEW reconcile.last_load IS 'The last load run that wrote to HubSpot, with those beside it: from the first that had not ended when it began; a rehearsal is none';

--rollback DROP VIEW reconcile.last_load;
