-- Links made from and to records that stand under another HubSpot id by now wait to be made again, by the run that calls this.
-- Costs nothing while there are none. Called before waiting links are made; the same again makes them again. While another
-- load is running the mark stays, since that one may be making links to the former id at this moment, and a lane leaves to
-- the other the records that it has not itself moved.
WITH running_load AS MATERIALIZED (
  SELECT count(*) < 2 AS is_alone
  FROM migration.run
  WHERE phase = 'load'
    AND state = 'running'
), moved AS MATERIALIZED (
  SELECT delivery.object_type, delivery.source_id
  FROM migration.delivery AS delivery
  CROSS JOIN running_load
  WHERE delivery.moved
    AND (:?lane = '' OR delivery.run_id = CAST(:?run_id AS bigint) OR running_load.is_alone)
), link_from AS (
  UPDATE migration.association AS association
  SET state = 'pending', run_id = CAST(:?run_id AS bigint), changed_at = now()
  FROM moved
  WHERE association.from_type = moved.object_type
    AND association.from_id = moved.source_id
    AND association.state = 'made'
), link_to AS (
  UPDATE migration.association AS association
  SET state = 'pending', run_id = CAST(:?run_id AS bigint), changed_at = now()
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
FROM moved, running_load
WHERE delivery.object_type = moved.object_type
  AND delivery.source_id = moved.source_id
  AND running_load.is_alone
