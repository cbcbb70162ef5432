-- Why a run failed, as the node said that planned it; no row when it did not come to say so.
SELECT message
FROM migration.event
WHERE run_id = :?run_id
  AND level = 'error'
ORDER BY event_id DESC
LIMIT 1
