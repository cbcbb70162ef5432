-- Strikes out links that lead to archived records, once for each: HubSpot has taken them away, or would not make them any more.
-- They are made again when the record is. Costs nothing while there are none. Called when a load has archived, and after a crash
-- in between. While another load is running they stay marked, since that one may be making such a link at this moment.
WITH archived AS MATERIALIZED (
  SELECT object_type, source_id, hubspot_id
  FROM migration.delivery
  WHERE archived_id IS NOT NULL
    AND archived_at IS NULL
), cut_link AS (
  UPDATE migration.association AS association
  SET state = 'skipped',
    message = association.to_type || ' ' || association.to_id || ' is archived in HubSpot',
    category = NULL,
    code = NULL,
    correlation_id = NULL,
    changed_at = now()
  FROM archived
  WHERE association.to_type = archived.object_type
    AND association.to_id = archived.source_id
    AND association.state IN ('made', 'pending', 'rejected')
    AND association.code IS DISTINCT FROM 'NOT_REMOVED'
    AND archived.hubspot_id IS NULL
)
UPDATE migration.delivery AS delivery
SET archived_at = now()
FROM archived
WHERE delivery.object_type = archived.object_type
  AND delivery.source_id = archived.source_id
  AND (SELECT count(*) FROM migration.run WHERE phase = 'load' AND state = 'running') < 2
