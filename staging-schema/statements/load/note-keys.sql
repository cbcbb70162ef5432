-- Notes under which key the mappings send each object type. Called before a load sends anything, behind load/other-keys.
INSERT INTO migration.source_key AS known (object_type, target, property)
SELECT object_type, target, property
FROM unnest(
  CAST(:?object_types AS text[]),
  CAST(:?targets AS text[]),
  CAST(:?properties AS text[])
) AS wanted (object_type, target, property)
ON CONFLICT (object_type, target) DO UPDATE
SET property = EXCLUDED.property
WHERE known.property <> EXCLUDED.property
