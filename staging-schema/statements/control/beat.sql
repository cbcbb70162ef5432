-- A process says that it is alive and how it fares. A row that was taken for dead and removed comes back.
-- Called every second by every working process.
INSERT INTO migration.node AS node (node_id, phase, lane, host, pid, version, fingerprint, started_at, in_flight_count,
  records_per_second, waits_for, waits_until, tasks, address, apart_from)
VALUES (:?node_id, :?phase, :?lane, :?host, :?pid, :?version, :?fingerprint, CAST(:?started_at AS timestamptz), :?in_flight_count,
  :?records_per_second, NULLIF(:?waits_for, ''), CAST(NULLIF(:?waits_until, '') AS timestamptz), CAST(:?tasks AS jsonb),
  NULLIF(:?address, ''), NULLIF(:?apart_from, ''))
ON CONFLICT (node_id, phase, lane) DO UPDATE
SET seen_at = now(),
  in_flight_count = EXCLUDED.in_flight_count,
  records_per_second = EXCLUDED.records_per_second,
  waits_for = EXCLUDED.waits_for,
  waits_until = EXCLUDED.waits_until,
  tasks = EXCLUDED.tasks,
  address = EXCLUDED.address,
  apart_from = EXCLUDED.apart_from
