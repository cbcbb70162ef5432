-- Who works, or did until a moment ago. Called by the verbs; the table has a handful of rows.
SELECT node_id, phase, lane, host, pid, version, fingerprint, started_at, in_flight_count, records_per_second, waits_for,
  waits_until, apart_from, tasks::text AS tasks, extract(epoch FROM now() - seen_at)::bigint AS silent_seconds
FROM migration.node
ORDER BY phase, lane, started_at, node_id
