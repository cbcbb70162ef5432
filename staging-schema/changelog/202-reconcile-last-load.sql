--liquibase formatted sql

--changeset deskferry:202-reconcile-last-load splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.last_load AS
SELECT max(run_id) AS run_id
FROM migration.run
WHERE phase = 'load'
  AND coalesce(staging.as_boolean(options ->> 'execute'), true);
COMMENT ON VIEW reconcile.last_load IS 'The last load run that wrote to HubSpot; a rehearsal is none';

--rollback DROP VIEW reconcile.last_load;
