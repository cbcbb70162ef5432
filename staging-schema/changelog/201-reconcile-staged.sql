--liquibase formatted sql

--changeset deskferry:201-reconcile-staged splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.staged AS
SELECT
  object_type,
  count(*) AS staged_count,
  coalesce(max(deleted_record.deleted_count), 0) AS deleted_count
FROM staging.record
LEFT JOIN (
  SELECT object_type, count(*) AS deleted_count
  FROM staging.record
  WHERE deleted
  GROUP BY object_type
) AS deleted_record USING (object_type)
GROUP BY object_type;
COMMENT ON VIEW reconcile.staged IS 'Records in staging by object type, counted from the keys alone';

--rollback DROP VIEW reconcile.staged;
