-- Where other nodes are reached that were at work a moment ago. Called every second by every process in a cluster; the table
-- has a handful of rows.
SELECT DISTINCT node_id, address
FROM migration.node
WHERE address IS NOT NULL AND node_id <> :?node_id AND seen_at > now() - interval '5 seconds'
