-- Remembers how many records HubSpot itself counts.
INSERT INTO hubspot.found AS found (target, found_count, run_id)
VALUES (:?target, CAST(:?found_count AS bigint), CAST(:?run_id AS bigint))
ON CONFLICT (target) DO UPDATE
SET found_count = EXCLUDED.found_count,
  checked_at = now(),
  run_id = EXCLUDED.run_id
