--liquibase formatted sql

--changeset deskferry:201-reconcile-staged splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.staged AS
WITH all_record AS (
  SELECT object_type, count(*) AS staged_count
  FROM staging.record
  GROUP BY object_type
),
deleted_record AS (
  SELECT object_type, count(*) AS deleted_count
  FROM staging.record
  WHERE deleted
  GROUP BY object_type
)
SELECT
  all_record.object_type,
  all_record.staged_count,
  coalesce(deleted_record.deleted_count, 0) AS deleted_count
FROM all_record
LEFT JOIN deleted_record USING (object_type);
COMMENT ON VIEW reconcile.staged IS 'Records in staging by object type, counted from the keys alone';

--rollback DROP VIEW reconcile.staged;
