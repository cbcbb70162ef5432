--liquibase formatted sql

--changeset deskferry:206-reconcile-association splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.association AS
SELECT
  from_type,
  name,
  count(*) AS expected_count,
  count(*) FILTER (WHERE state = 'made') AS made_count,
  count(*) FILTER (WHERE state = 'pending') AS pending_count,
  count(*) FILTER (WHERE state = 'skipped') AS skipped_count,
  count(*) FILTER (WHERE state = 'rejected') AS rejected_count,
  count(*) = count(*) FILTER (WHERE state IN ('made', 'pending', 'skipped', 'rejected')) AS balances
FROM migration.association
GROUP BY from_type, name;
COMMENT ON VIEW reconcile.association IS 'One row per association of a source object type: expected = made + pending + skipped + rejected';

--rollback DROP VIEW reconcile.association;
