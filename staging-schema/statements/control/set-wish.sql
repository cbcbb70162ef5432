-- Writes a wish down, or renews it. Called by the verbs pause, stop and throttle.
INSERT INTO migration.control (wish, scope, percent, wished_by)
VALUES (:?wish, :?scope, CAST(:?percent AS integer), :?wished_by)
ON CONFLICT (wish, scope) DO UPDATE
SET percent = EXCLUDED.percent, wished_by = EXCLUDED.wished_by, wished_at = now()
