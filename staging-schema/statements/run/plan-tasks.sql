-- Writes down what a run means to do, before it begins; tasks that are there keep their state and counts.
INSERT INTO migration.task (run_id, phase, object_type)
SELECT :?run_id, :?phase, object_type
FROM unnest(CAST(:?object_types AS text[])) AS planned (object_type)
ON CONFLICT (run_id, object_type) DO NOTHING
