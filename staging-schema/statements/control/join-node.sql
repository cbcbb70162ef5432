-- A process begins to work for a phase. Rows of processes that were silent for ten minutes go. Gives the moment from which
-- on stops concern it, by the clock of the database.
WITH forgotten AS (
  DELETE FROM migration.node
  WHERE seen_at < now() - interval '10 minutes' AND node_id <> :?node_id
)
INSERT INTO migration.node (node_id, phase, lane, host, pid, version, fingerprint)
VALUES (:?node_id, :?phase, :?lane, :?host, :?pid, :?version, :?fingerprint)
ON CONFLICT (node_id, phase, lane) DO UPDATE
SET started_at = now(), seen_at = now()
RETURNING started_at
