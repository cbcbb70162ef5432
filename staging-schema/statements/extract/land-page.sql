-- One page, one durable step: stores its records, moves the checkpoint, counts, and notes what was odd, or does
-- nothing at all when the lease is lost: then it gives no row. The same step again, because its answer was lost, changes
-- nothing and gives its rows with nothing created or updated. An older version never replaces a newer one, and an
-- equal payload changes nothing. Gives one row per object type of the page, or one row of zeros for an empty page.
-- reached_how says up to when the source's changes are staged with this page: at so many milliseconds of the epoch, so many
-- milliseconds ago, or at the begin of the task; empty when the page does not tell. Called by the route land-page.
WITH leased_partition AS (
  SELECT partition_id, last_step IS NOT DISTINCT FROM CAST(:?step AS uuid) AS is_landed
  FROM migration.partition
  WHERE partition_id = :?partition_id AND fencing_token = :?fencing_token AND state = 'leased'
  FOR UPDATE
), held_partition AS (
  SELECT partition_id
  FROM leased_partition
  WHERE NOT is_landed
), page AS (
  SELECT object_type, source_id, parent_id, convert_from(payload, 'UTF8')::json AS payload,
    payload_hash::uuid AS payload_hash, source_version, deleted
  FROM held_partition,
    unnest(CAST(:?object_types AS text[]), CAST(:?source_ids AS text[]), CAST(:?parent_ids AS text[]),
      CAST(:?payloads AS bytea[]), CAST(:?payload_hashes AS text[]), CAST(:?source_versions AS bigint[]),
      CAST(:?deleted AS boolean[]))
      AS received (object_type, source_id, parent_id, payload, payload_hash, source_version, deleted)
), landed AS (
  INSERT INTO staging.record AS known
    (object_type, source_id, parent_id, payload, payload_hash, source_version, deleted, run_id)
  SELECT object_type, source_id, parent_id, payload, payload_hash, source_version, deleted, :?run_id
  FROM page
  ON CONFLICT (object_type, source_id) DO UPDATE
  SET parent_id = EXCLUDED.parent_id,
    payload = EXCLUDED.payload,
    payload_hash = EXCLUDED.payload_hash,
    source_version = EXCLUDED.source_version,
    deleted = EXCLUDED.deleted,
    changed_at = now(),
    run_id = EXCLUDED.run_id
  WHERE known.source_version <= EXCLUDED.source_version
    AND (known.payload_hash, known.deleted, known.source_version)
      IS DISTINCT FROM (EXCLUDED.payload_hash, EXCLUDED.deleted, EXCLUDED.source_version)
  RETURNING object_type, landed_at = changed_at AS is_new
), received_count AS (
  SELECT object_type, count(*) AS record_count
  FROM unnest(CAST(:?object_types AS text[])) AS received (object_type)
  GROUP BY object_type
), landed_count AS (
  SELECT object_type, count(*) FILTER (WHERE is_new) AS created_count, count(*) FILTER (WHERE NOT is_new) AS updated_count
  FROM landed
  GROUP BY object_type
), page_count AS (
  SELECT received.object_type, received.record_count, COALESCE(landed.created_count, 0) AS created_count,
    COALESCE(landed.updated_count, 0) AS updated_count
  FROM received_count AS received
  LEFT JOIN landed_count AS landed USING (object_type)
), counted_task AS (
  UPDATE migration.task
  SET record_count = task.record_count + page_count.record_count,
    page_count = task.page_count + 1,
    created_count = task.created_count + page_count.created_count,
    updated_count = task.updated_count + page_count.updated_count,
    unchanged_count = task.unchanged_count + page_count.record_count - page_count.created_count - page_count.updated_count,
    staged_from = CASE WHEN page_count.created_count + page_count.updated_count > 0
      THEN COALESCE(task.staged_from, now()) ELSE task.staged_from END,
    staged_until = CASE WHEN page_count.created_count + page_count.updated_count > 0 THEN now() ELSE task.staged_until END
  FROM held_partition, page_count
  WHERE task.run_id = :?run_id AND task.object_type = page_count.object_type
), visited_parent AS (
  INSERT INTO migration.parent_visit (object_type, parent_id, parent_version, found, run_id)
  SELECT :?source, CAST(:?visited_id AS text), CAST(:?visited_version AS bigint), CAST(:?visited_found AS boolean), :?run_id
  FROM held_partition
  WHERE CAST(:?visited_id AS text) IS NOT NULL
  ON CONFLICT (object_type, parent_id) DO UPDATE
  SET parent_version = EXCLUDED.parent_version, found = EXCLUDED.found, run_id = EXCLUDED.run_id, visited_at = now()
), noted_event AS (
  INSERT INTO migration.event (run_id, level, object_type, source_id, code, message)
  SELECT :?run_id, 'warning', finding.object_type, NULLIF(finding.source_id, ''), finding.code, finding.message
  FROM held_partition,
    unnest(CAST(:?finding_object_types AS text[]), CAST(:?finding_source_ids AS text[]), CAST(:?finding_codes AS text[]),
      CAST(:?finding_messages AS text[])) AS finding (object_type, source_id, code, message)
), moved_checkpoint AS (
  UPDATE migration.partition AS partition
  SET checkpoint = CAST(:?checkpoint AS jsonb),
    last_step = CAST(:?step AS uuid),
    record_count = partition.record_count + cardinality(CAST(:?source_ids AS text[])),
    page_count = partition.page_count + 1,
    reached_at = CASE :?reached_how
      WHEN 'at' THEN to_timestamp(CAST(:?reached_millis AS bigint) / 1000.0)
      WHEN 'ago' THEN now() - CAST(:?reached_millis AS bigint) * interval '1 millisecond'
      WHEN 'begin' THEN (
        SELECT task.started_at
        FROM migration.task
        WHERE task.run_id = :?run_id AND task.object_type = :?source)
      ELSE partition.reached_at
    END,
    lease_until = now() + interval '30 seconds',
    updated_at = now()
  FROM held_partition
  WHERE partition.partition_id = held_partition.partition_id
)
SELECT COALESCE(page_count.object_type, '') AS object_type, COALESCE(page_count.record_count, 0) AS record_count,
  COALESCE(page_count.created_count, 0) AS created_count, COALESCE(page_count.updated_count, 0) AS updated_count
FROM leased_partition
LEFT JOIN page_count ON true
