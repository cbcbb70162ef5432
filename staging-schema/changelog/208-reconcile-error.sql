--liquibase formatted sql

--changeset deskferry:208-reconcile-error splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.error AS
SELECT
  object_type,
  source_id,
  NULL::text AS link,
  state,
  category,
  code,
  message,
  correlation_id,
  state <> 'rejected' OR mapped_hash IS NULL OR category = 'LOCAL' AS is_tried_again,
  run_id,
  changed_at
FROM migration.delivery
WHERE state IN ('rejected', 'deferred', 'unknown')
UNION ALL
SELECT
  from_type,
  from_id,
  name || ' to ' || to_type || ' ' || to_id,
  state,
  category,
  code,
  message,
  correlation_id,
  false,
  run_id,
  changed_at
FROM migration.association
WHERE state = 'rejected';
COMMENT ON VIEW reconcile.error IS 'One row per record or link that HubSpot or a rule of ours would not have, or that has no outcome yet';
COMMENT ON COLUMN reconcile.error.link IS 'Name of the link and its other end; NULL for a record';
COMMENT ON COLUMN reconcile.error.category IS 'HubSpot''s category; LOCAL when a mapping or setting of ours decided';
COMMENT ON COLUMN reconcile.error.correlation_id IS 'HubSpot''s id of the reply, for its support; NULL when HubSpot was not asked';
COMMENT ON COLUMN reconcile.error.is_tried_again IS 'Whether the next load tries again by itself; the verb retry makes it so';

--rollback DROP VIEW reconcile.error;
