-- Notes what the associations of the mappings send by now, and marks the links of those that sent something else before: they
-- are sent again with the waiting ones. Called before a load sends anything; touches no link while no association was edited.
WITH rule AS (
  SELECT rule.from_type, rule.target_from, rule.target_to, rule.name, rule.types
  FROM unnest(
    CAST(:?from_types AS text[]),
    CAST(:?targets_from AS text[]),
    CAST(:?targets_to AS text[]),
    CAST(:?names AS text[]),
    CAST(:?types AS text[])
  ) AS rule (from_type, target_from, target_to, name, types)
), outdated_link AS (
  UPDATE migration.association AS association
  SET outdated = true
  FROM rule
  JOIN migration.association_rule AS known
    ON known.from_type = rule.from_type
    AND known.target_from = rule.target_from
    AND known.target_to = rule.target_to
    AND known.name = rule.name
    AND known.types <> rule.types
  WHERE association.from_type = rule.from_type
    AND association.target_from = rule.target_from
    AND association.target_to = rule.target_to
    AND association.name = rule.name
    AND association.state = 'made'
)
INSERT INTO migration.association_rule AS known (from_type, target_from, target_to, name, types)
SELECT from_type, target_from, target_to, name, types
FROM rule
ON CONFLICT (from_type, target_from, target_to, name) DO UPDATE
SET types = EXCLUDED.types
WHERE known.types <> EXCLUDED.types
