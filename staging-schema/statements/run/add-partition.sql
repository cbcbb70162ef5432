-- Adds a partition unless it is there; a partition that is there keeps its checkpoint and state.
INSERT INTO migration.partition (phase, object_type, run_id, kind, lower_bound, upper_bound)
VALUES (:?phase, :?object_type, :?run_id, :?kind, :?lower_bound, NULLIF(:?upper_bound, ''))
ON CONFLICT DO NOTHING
