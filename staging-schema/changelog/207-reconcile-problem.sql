--liquibase formatted sql

--changeset deskferry:207-reconcile-problem splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.problem AS
-- Cheap parts first: a reader with a LIMIT never comes to the dear ones. Each part has one constant kind, so that a reader
-- who asks for one kind pays for one part.
SELECT
  object_type,
  NULL::text AS source_id,
  'extract_unfinished' AS kind,
  CASE state WHEN 'failed' THEN 'its last extract failed' ELSE 'its last extract has not come to its end' END
    || coalesce(': ' || nullif(message, ''), '') AS message
FROM (
  SELECT DISTINCT ON (object_type) object_type, state, message
  FROM migration.task
  WHERE phase = 'extract'
  ORDER BY object_type, run_id DESC
) AS last_extract
WHERE state NOT IN ('done', 'not_available')
UNION ALL
SELECT
  source_count.object_type,
  NULL,
  'reported_differs',
  CASE
    WHEN walked
    THEN 'the list had ' || reported_count || ', staged are ' || coalesce(staged.staged_count, 0)
    ELSE 'Zendesk reports ' || CASE WHEN approximate THEN 'about ' ELSE '' END || reported_count
      || ', staged and not deleted are ' || coalesce(staged.staged_count - staged.deleted_count, 0)
  END
FROM migration.source_count
LEFT JOIN reconcile.staged USING (object_type)
WHERE NOT CASE
  WHEN approximate
  THEN reported_count - coalesce(staged.staged_count - staged.deleted_count, 0) <= greatest(20, reported_count / 20)
  WHEN walked THEN coalesce(staged.staged_count, 0) >= reported_count
  ELSE coalesce(staged.staged_count - staged.deleted_count, 0) = reported_count
END
UNION ALL
SELECT
  object_type,
  source_id,
  'rejected',
  coalesce(code || ': ', '') || coalesce(message, 'no reason given')
FROM migration.delivery
WHERE state = 'rejected'
UNION ALL
SELECT
  object_type,
  source_id,
  'deferred',
  coalesce(code || ': ', '') || coalesce(message, 'no reason given')
FROM migration.delivery
WHERE state = 'deferred'
UNION ALL
SELECT
  object_type,
  source_id,
  'unknown',
  coalesce(code || ': ', '') || coalesce(message, 'sent, and never answered for')
FROM migration.delivery
WHERE state = 'unknown'
UNION ALL
SELECT
  object_type,
  NULL,
  'batch_unsettled',
  'batch ' || batch_id || ' of ' || cardinality(source_ids) || ' records was sent at ' || sent_at || ' and has no outcome'
FROM migration.batch
WHERE settled_at IS NULL
UNION ALL
SELECT
  from_type,
  from_id,
  'association_rejected',
  name || ' to ' || to_type || ' ' || to_id || coalesce(': ' || message, '')
FROM migration.association
WHERE state = 'rejected'
UNION ALL
SELECT
  from_type,
  from_id,
  'association_pending',
  name || ' to ' || to_type || ' ' || to_id || coalesce(': ' || message, '')
FROM migration.association
WHERE state = 'pending'
UNION ALL
SELECT
  by_mapping.object_type,
  NULL,
  'found_differs',
  'HubSpot ids known of ' || target || ' are ' || identities_in_target_count || ', HubSpot has ' || found_count
FROM reconcile.object_by_mapping AS by_mapping
WHERE NOT found_agrees
UNION ALL
SELECT
  record.object_type,
  record.source_id,
  'pending',
  'staged, and load has not answered yet'
FROM staging.record
WHERE NOT record.deleted
  AND record.object_type IN (SELECT task.object_type FROM migration.task WHERE task.phase = 'load')
  AND NOT EXISTS (
    SELECT
    FROM migration.delivery
    WHERE delivery.object_type = record.object_type
      AND delivery.source_id = record.source_id)
UNION ALL
SELECT
  delivery.object_type,
  delivery.source_id,
  'pending',
  'was archived, is back in Zendesk, and waits to be created again'
FROM migration.delivery
JOIN staging.record USING (object_type, source_id)
WHERE delivery.state = 'archived'
  AND NOT record.deleted
UNION ALL
SELECT
  delivery.object_type,
  delivery.source_id,
  'not_staged',
  'load answered for a record that staging does not have'
FROM migration.delivery
WHERE NOT EXISTS (
  SELECT
  FROM staging.record
  WHERE record.object_type = delivery.object_type
    AND record.source_id = delivery.source_id)
UNION ALL
SELECT
  min(object_type),
  min(source_id),
  'shared_hubspot_record',
  'HubSpot ' || target || ' ' || hubspot_id || ' stands for ' || count(*) || ' records of Zendesk'
FROM migration.delivery
WHERE hubspot_id IS NOT NULL
GROUP BY target, hubspot_id
HAVING count(*) > 1;
COMMENT ON VIEW reconcile.problem IS 'One row per record, association or count that is not settled or does not add up; read it with a LIMIT or a WHERE';
COMMENT ON COLUMN reconcile.problem.kind IS 'extract_unfinished, reported_differs, rejected, deferred, unknown, batch_unsettled, association_pending, association_rejected, found_differs, pending, not_staged, shared_hubspot_record';

--rollback DROP VIEW reconcile.problem;
