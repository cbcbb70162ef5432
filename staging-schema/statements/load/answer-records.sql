-- Answers for records that nothing is sent for: skipped by a rule, or rejected before sending. A record that stands in
-- HubSpot keeps its identity. Gives no row when the lease is lost.
WITH held AS (
  SELECT partition_id, run_id, object_type
  FROM migration.partition
  WHERE partition_id = CAST(:?partition_id AS bigint)
    AND fencing_token = CAST(:?fencing_token AS bigint)
    AND state = 'leased'
  FOR SHARE
), answered_record AS (
  INSERT INTO migration.delivery AS delivery (
    object_type, source_id, mapping, target, state, mapping_fingerprint, rule, category, code, message, run_id)
  SELECT held.object_type,
    answer.source_id,
    NULLIF(answer.mapping, ''),
    NULLIF(answer.target, ''),
    answer.state,
    NULLIF(answer.fingerprint, ''),
    NULLIF(answer.rule, ''),
    CASE WHEN answer.state = 'rejected' THEN 'LOCAL' END,
    NULLIF(answer.code, ''),
    NULLIF(answer.message, ''),
    held.run_id
  FROM held
  CROSS JOIN unnest(
    CAST(:?source_ids AS text[]),
    CAST(:?states AS text[]),
    CAST(:?mappings AS text[]),
    CAST(:?targets AS text[]),
    CAST(:?fingerprints AS text[]),
    CAST(:?rules AS text[]),
    CAST(:?codes AS text[]),
    CAST(:?messages AS text[])
  ) AS answer (source_id, state, mapping, target, fingerprint, rule, code, message)
  ON CONFLICT (object_type, source_id) DO UPDATE
  SET mapping = EXCLUDED.mapping,
    target = CASE WHEN delivery.hubspot_id IS NULL THEN EXCLUDED.target ELSE delivery.target END,
    state = EXCLUDED.state,
    outcome = NULL,
    mapped_hash = NULL,
    mapping_fingerprint = EXCLUDED.mapping_fingerprint,
    rule = EXCLUDED.rule,
    category = EXCLUDED.category,
    code = EXCLUDED.code,
    message = EXCLUDED.message,
    correlation_id = NULL,
    run_id = EXCLUDED.run_id,
    changed_at = now()
)
SELECT partition_id
FROM held
