-- Leaves a line for the operator about each record that is sent with a warning; the same again is shown once.
INSERT INTO migration.event (run_id, level, object_type, source_id, code, message)
SELECT CAST(:?run_id AS bigint), 'warning', CAST(:?object_type AS text), warning.source_id, warning.code, warning.message
FROM unnest(
  CAST(:?source_ids AS text[]),
  CAST(:?codes AS text[]),
  CAST(:?messages AS text[])
) AS warning (source_id, code, message)
