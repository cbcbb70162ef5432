-- What a run has counted so far, by task. Called every second by every working process, and for the summary when a load ends.
SELECT object_type, state, message, record_count, created_count, updated_count, unchanged_count, skipped_count, rejected_count
FROM migration.task
WHERE run_id = CAST(:?run_id AS bigint)
ORDER BY started_at, object_type
