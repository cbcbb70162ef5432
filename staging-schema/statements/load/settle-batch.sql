-- The durable step of a batch: outcomes and identities of its records, their links, the closed batch and the task's
-- counts, all or nothing. A record that a batch of the same run had answered for counts as what it is now, once. One that was
-- archived and is created again counts as moved while another load may have made links to its former id. Gives no row when the
-- lease is lost; the same again changes nothing and gives the row.
WITH held AS (
  SELECT partition_id
  FROM migration.partition
  WHERE partition_id = CAST(:?partition_id AS bigint)
    AND fencing_token = CAST(:?fencing_token AS bigint)
    AND state = 'leased'
  FOR SHARE
), locked_batch AS (
  SELECT batch.batch_id, batch.settled_at
  FROM held
  JOIN migration.batch AS batch ON batch.batch_id = CAST(:?batch_id AS bigint)
  FOR UPDATE OF batch
), closed_batch AS (
  UPDATE migration.batch AS batch
  SET settled_at = now(),
    links = NULL,
    http_status = CAST(:?http_status AS integer),
    correlation_id = NULLIF(:?correlation_id, '')
  FROM locked_batch
  WHERE batch.batch_id = locked_batch.batch_id
    AND locked_batch.settled_at IS NULL
  RETURNING batch.batch_id, batch.run_id, batch.object_type, batch.target
), answered_record AS (
  INSERT INTO migration.delivery AS delivery (
    object_type, source_id, mapping, target, state, outcome, hubspot_id, mapped_hash, mapping_fingerprint,
    rule, category, code, message, correlation_id, attempt_count, run_id, batch_id, first_loaded_at, taken_over)
  SELECT closed_batch.object_type,
    answer.source_id,
    :?mapping,
    closed_batch.target,
    answer.state,
    NULLIF(answer.outcome, ''),
    NULLIF(answer.hubspot_id, ''),
    CAST(NULLIF(answer.mapped_hash, '') AS uuid),
    :?mapping_fingerprint,
    NULLIF(answer.rule, ''),
    NULLIF(answer.category, ''),
    NULLIF(answer.code, ''),
    NULLIF(answer.message, ''),
    NULLIF(answer.correlation_id, ''),
    1,
    closed_batch.run_id,
    closed_batch.batch_id,
    CASE WHEN answer.state = 'loaded' THEN now() END,
    answer.rule LIKE 'on_existing: %'
  FROM closed_batch
  CROSS JOIN unnest(
    CAST(:?source_ids AS text[]),
    CAST(:?states AS text[]),
    CAST(:?outcomes AS text[]),
    CAST(:?hubspot_ids AS text[]),
    CAST(:?mapped_hashes AS text[]),
    CAST(:?rules AS text[]),
    CAST(:?categories AS text[]),
    CAST(:?codes AS text[]),
    CAST(:?messages AS text[]),
    CAST(:?correlation_ids AS text[])
  ) AS answer (
    source_id, state, outcome, hubspot_id, mapped_hash, rule, category, code, message, correlation_id)
  ON CONFLICT (object_type, source_id) DO UPDATE
  SET mapping = EXCLUDED.mapping,
    target = EXCLUDED.target,
    state = EXCLUDED.state,
    outcome = EXCLUDED.outcome,
    hubspot_id = COALESCE(EXCLUDED.hubspot_id, delivery.hubspot_id),
    mapped_hash = EXCLUDED.mapped_hash,
    mapping_fingerprint = EXCLUDED.mapping_fingerprint,
    rule = EXCLUDED.rule,
    category = EXCLUDED.category,
    code = EXCLUDED.code,
    message = EXCLUDED.message,
    correlation_id = EXCLUDED.correlation_id,
    attempt_count = delivery.attempt_count + 1,
    run_id = EXCLUDED.run_id,
    batch_id = EXCLUDED.batch_id,
    first_loaded_at = COALESCE(delivery.first_loaded_at, EXCLUDED.first_loaded_at),
    taken_over = EXCLUDED.taken_over OR (delivery.taken_over AND NOT (
      EXCLUDED.outcome IS NOT DISTINCT FROM 'created' AND EXCLUDED.hubspot_id IS DISTINCT FROM delivery.hubspot_id)),
    moved = delivery.moved OR COALESCE(EXCLUDED.hubspot_id <> COALESCE(
      delivery.hubspot_id, CASE WHEN delivery.archived_at IS NULL THEN delivery.archived_id END), false),
    archived_id = CASE
      WHEN EXCLUDED.state = 'loaded' AND delivery.archived_id = EXCLUDED.hubspot_id THEN NULL
      ELSE delivery.archived_id
    END,
    changed_at = now()
  WHERE EXCLUDED.code IS DISTINCT FROM 'NOT_CREATED' OR delivery.hubspot_id IS NULL
), removed_link AS (
  DELETE FROM migration.association AS association
  USING closed_batch,
    unnest(
      CAST(:?removed_from_ids AS text[]),
      CAST(:?removed_names AS text[]),
      CAST(:?removed_to_types AS text[]),
      CAST(:?removed_to_ids AS text[])
    ) AS removed (from_id, name, to_type, to_id)
  WHERE association.from_type = closed_batch.object_type
    AND association.from_id = removed.from_id
    AND association.name = removed.name
    AND association.to_type = removed.to_type
    AND association.to_id = removed.to_id
), recorded_link AS (
  INSERT INTO migration.association AS association (
    from_type, from_id, name, to_type, to_id, target_from, target_to, state, message, code, correlation_id, run_id)
  SELECT closed_batch.object_type,
    link.from_id,
    link.name,
    link.to_type,
    link.to_id,
    closed_batch.target,
    link.target_to,
    link.state,
    NULLIF(link.message, ''),
    NULLIF(link.code, ''),
    NULLIF(link.correlation_id, ''),
    closed_batch.run_id
  FROM closed_batch
  CROSS JOIN unnest(
    CAST(:?link_from_ids AS text[]),
    CAST(:?link_names AS text[]),
    CAST(:?link_to_types AS text[]),
    CAST(:?link_to_ids AS text[]),
    CAST(:?link_targets AS text[]),
    CAST(:?link_states AS text[]),
    CAST(:?link_messages AS text[]),
    CAST(:?link_codes AS text[]),
    CAST(:?link_correlation_ids AS text[])
  ) AS link (from_id, name, to_type, to_id, target_to, state, message, code, correlation_id)
  ON CONFLICT (from_type, from_id, name, to_type, to_id) DO UPDATE
  SET target_from = EXCLUDED.target_from,
    target_to = EXCLUDED.target_to,
    state = EXCLUDED.state,
    outdated = association.outdated AND EXCLUDED.state <> 'made',
    message = EXCLUDED.message,
    category = NULL,
    code = EXCLUDED.code,
    correlation_id = EXCLUDED.correlation_id,
    run_id = EXCLUDED.run_id,
    changed_at = now()
  WHERE association.state <> 'made' OR EXCLUDED.state IN ('made', 'rejected')
), counted_before AS (
  SELECT count(*) FILTER (WHERE delivery.state = 'loaded' AND delivery.outcome = 'created') AS created_count,
    count(*) FILTER (WHERE delivery.state = 'loaded' AND delivery.outcome = 'updated') AS updated_count,
    count(*) FILTER (WHERE delivery.state = 'loaded' AND delivery.outcome = 'unchanged') AS unchanged_count,
    count(*) FILTER (WHERE delivery.state = 'rejected') AS rejected_count
  FROM closed_batch
  CROSS JOIN unnest(CAST(:?source_ids AS text[])) AS answer (source_id)
  -- OFFSET 0 keeps the planner at the primary key: without statistics it reads all records of the run for each batch.
  CROSS JOIN LATERAL (
    SELECT state, outcome, run_id, batch_id
    FROM migration.delivery
    WHERE delivery.object_type = closed_batch.object_type
      AND delivery.source_id = answer.source_id
    OFFSET 0
  ) AS delivery
  JOIN migration.batch AS earlier
    ON earlier.batch_id = delivery.batch_id
    AND earlier.run_id = closed_batch.run_id
    AND earlier.operation IN ('create', 'update')
  WHERE delivery.run_id = closed_batch.run_id
), counted AS (
  UPDATE migration.task AS task
  SET created_count = task.created_count + CAST(:?created_count AS bigint) - counted_before.created_count,
    updated_count = task.updated_count + CAST(:?updated_count AS bigint) - counted_before.updated_count,
    unchanged_count = task.unchanged_count + CAST(:?unchanged_count AS bigint) - counted_before.unchanged_count,
    rejected_count = task.rejected_count + CAST(:?rejected_count AS bigint) - counted_before.rejected_count
  FROM closed_batch, counted_before
  WHERE task.run_id = closed_batch.run_id
    AND task.object_type = closed_batch.object_type
)
SELECT batch_id
FROM locked_batch
