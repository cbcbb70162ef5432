-- Leaves a line for the operator; the same again leaves two, which harms nobody.
INSERT INTO migration.event (run_id, level, object_type, source_id, code, message)
VALUES (:?run_id, :?level, NULLIF(:?object_type, ''), NULLIF(:?source_id, ''), :?code, :?message)
