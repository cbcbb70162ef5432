-- Object types that the mappings send under another key than before, although HubSpot has records of them under that one, or may
-- have them from a batch without an outcome. Called before a load makes or sends anything.
SELECT known.object_type, known.target, known.property, wanted.property AS wanted_property
FROM unnest(
  CAST(:?object_types AS text[]),
  CAST(:?targets AS text[]),
  CAST(:?properties AS text[])
) AS wanted (object_type, target, property)
JOIN migration.source_key AS known
  ON known.object_type = wanted.object_type
  AND known.target = wanted.target
  AND known.property <> wanted.property
WHERE EXISTS (
    SELECT
    FROM migration.delivery AS delivery
    WHERE delivery.object_type = known.object_type
      AND delivery.target = known.target
      AND delivery.hubspot_id IS NOT NULL)
  OR EXISTS (
    SELECT
    FROM migration.batch AS batch
    WHERE batch.object_type = known.object_type
      AND batch.target = known.target
      AND batch.settled_at IS NULL)
ORDER BY known.object_type, known.target
