-- Writes down the links that travelled inside creations whose sender is gone, as waiting: wanted ones are made once more, which
-- changes nothing, and those that nobody wants any more are taken away. Records that were answered for since are left alone.
-- Called before such records are looked up.
INSERT INTO migration.association (from_type, from_id, name, to_type, to_id, target_from, target_to, state, run_id)
SELECT DISTINCT batch.object_type, link ->> 0, link ->> 1, link ->> 2, link ->> 3, batch.target, link ->> 4, 'pending', batch.run_id
FROM migration.batch AS batch
CROSS JOIN json_array_elements(batch.links) AS sent (link)
WHERE batch.object_type = :?object_type
  AND batch.settled_at IS NULL
  AND NOT EXISTS (
    SELECT
    FROM migration.partition AS partition
    WHERE partition.partition_id = batch.partition_id
      AND partition.state = 'leased'
      AND partition.fencing_token = batch.fencing_token)
  AND NOT EXISTS (
    SELECT
    FROM migration.delivery AS delivery
    WHERE delivery.object_type = batch.object_type
      AND delivery.source_id = link ->> 0
      AND (delivery.hubspot_id IS NOT NULL OR delivery.batch_id > batch.batch_id))
ORDER BY 1, 2, 3, 4, 5
ON CONFLICT (from_type, from_id, name, to_type, to_id) DO NOTHING
