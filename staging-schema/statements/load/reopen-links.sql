-- Links made from and to records that stand under another HubSpot id by now wait to be made again. Costs nothing while there
-- are none. Called before waiting links are made; the same again changes nothing.
WITH moved AS MATERIALIZED (
  SELECT object_type, source_id
  FROM migration.delivery
  WHERE moved
), link_from AS (
  UPDATE migration.association AS association
  SET state = 'pending', changed_at = now()
  FROM moved
  WHERE association.from_type = moved.object_type
    AND association.from_id = moved.source_id
    AND association.state = 'made'
), link_to AS (
  UPDATE migration.association AS association
  SET state = 'pending', changed_at = now()
  FROM moved
  WHERE association.to_type = moved.object_type
    AND association.to_id = moved.source_id
    AND association.state = 'made'
    AND NOT EXISTS (
      SELECT
      FROM moved AS other
      WHERE other.object_type = association.from_type
        AND other.source_id = association.from_id)
)
UPDATE migration.delivery AS delivery
SET moved = false
FROM moved
WHERE delivery.object_type = moved.object_type
  AND delivery.source_id = moved.source_id
