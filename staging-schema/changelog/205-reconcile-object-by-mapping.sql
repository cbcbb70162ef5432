--liquibase formatted sql

--changeset deskferry:205-reconcile-object-by-mapping splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.object_by_mapping AS
WITH by_mapping AS (
  SELECT
    object_type,
    mapping,
    target,
    coalesce(sum(answer_count) FILTER (WHERE state = 'loaded'), 0)::bigint AS loaded_count,
    coalesce(sum(answer_count) FILTER (WHERE outcome = 'created'), 0)::bigint AS created_count,
    coalesce(sum(answer_count) FILTER (WHERE outcome = 'updated'), 0)::bigint AS updated_count,
    coalesce(sum(answer_count) FILTER (WHERE outcome = 'unchanged'), 0)::bigint AS unchanged_count,
    coalesce(sum(answer_count) FILTER (WHERE state = 'skipped'), 0)::bigint AS skipped_count,
    coalesce(sum(answer_count) FILTER (WHERE state = 'rejected'), 0)::bigint AS rejected_count,
    coalesce(sum(answer_count) FILTER (WHERE state IN ('deferred', 'unknown')), 0)::bigint AS pending_count
  FROM reconcile.answer
  GROUP BY object_type, mapping, target
),
-- A loaded record whose later update was refused keeps its identity, and HubSpot keeps the record.
identity AS (
  SELECT target, count(*) AS identity_count
  FROM (
    SELECT DISTINCT target, hubspot_id
    FROM migration.delivery
    WHERE hubspot_id IS NOT NULL
  ) AS known
  GROUP BY target
)
SELECT
  by_mapping.*,
  coalesce(identity.identity_count, 0)::bigint AS identities_in_target_count,
  found.found_count,
  found.checked_at AS found_checked_at,
  found.found_count IS NULL OR found.found_count = coalesce(identity.identity_count, 0) AS found_agrees
FROM by_mapping
LEFT JOIN identity USING (target)
LEFT JOIN hubspot.found USING (target);
COMMENT ON VIEW reconcile.object_by_mapping IS 'One row per object type and mapping; records deleted at source after they were loaded are counted here';
COMMENT ON COLUMN reconcile.object_by_mapping.identities_in_target_count IS 'HubSpot records of the target that the ledger knows, whatever became of their last update; one that was merged from several counts once';
COMMENT ON COLUMN reconcile.object_by_mapping.found_count IS 'Records of the target that HubSpot itself says carry our key; equals identities_in_target_count';

--rollback DROP VIEW reconcile.object_by_mapping;
