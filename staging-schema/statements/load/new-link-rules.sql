-- Associations of the mappings of which no load has noted yet what they send. Called by each load; one row is enough.
SELECT rule.name
FROM unnest(
  CAST(:?from_types AS text[]),
  CAST(:?targets_from AS text[]),
  CAST(:?targets_to AS text[]),
  CAST(:?names AS text[])
) AS rule (from_type, target_from, target_to, name)
LEFT JOIN migration.association_rule AS known
  USING (from_type, target_from, target_to, name)
WHERE known.types IS NULL
LIMIT 1
