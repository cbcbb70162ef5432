-- Marks the links of associations of which no load has noted yet what they send, where the record's mapping is not as it was
-- when they were made: an older version may have made them with other types. They are sent again, which changes nothing where
-- the types are the same. Called before load/renew-links notes the types, and only when such associations are there.
UPDATE migration.association AS association
SET outdated = true
FROM unnest(
    CAST(:?from_types AS text[]),
    CAST(:?targets_from AS text[]),
    CAST(:?targets_to AS text[]),
    CAST(:?names AS text[])
  ) AS rule (from_type, target_from, target_to, name),
  migration.delivery AS delivery
WHERE NOT EXISTS (
    SELECT
    FROM migration.association_rule AS known
    WHERE known.from_type = rule.from_type
      AND known.target_from = rule.target_from
      AND known.target_to = rule.target_to
      AND known.name = rule.name)
  AND association.from_type = rule.from_type
  AND association.target_from = rule.target_from
  AND association.target_to = rule.target_to
  AND association.name = rule.name
  AND association.state = 'made'
  AND NOT association.outdated
  AND delivery.object_type = association.from_type
  AND delivery.source_id = association.from_id
  AND delivery.mapping_fingerprint <> ALL (CAST(:?fingerprints AS text[]))
