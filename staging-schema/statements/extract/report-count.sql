-- Keeps what the source says of its own number of records. Called once per object type at the end of its walk.
INSERT INTO migration.source_count (object_type, reported_count, approximate, walked, note, run_id)
VALUES (:?object_type, :?reported_count, :?approximate, :?walked, NULLIF(:?note, ''), :?run_id)
ON CONFLICT (object_type) DO UPDATE
SET reported_count = EXCLUDED.reported_count,
  approximate = EXCLUDED.approximate,
  walked = EXCLUDED.walked,
  note = EXCLUDED.note,
  run_id = EXCLUDED.run_id,
  reported_at = now()
