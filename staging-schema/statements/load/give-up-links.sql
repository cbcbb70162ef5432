-- Notes which made links are about to be taken away, as links to be sent again: should their sender die before it wrote down what
-- became of them, those that are wanted again by then are made again, and others that wanted the same have not relied on them.
-- Called before the request; the same again changes nothing.
UPDATE migration.association AS association
SET outdated = true
FROM unnest(
  CAST(:?from_ids AS text[]),
  CAST(:?names AS text[]),
  CAST(:?to_types AS text[]),
  CAST(:?to_ids AS text[])
) AS given (from_id, name, to_type, to_id)
WHERE association.from_type = :?from_type
  AND association.from_id = given.from_id
  AND association.name = given.name
  AND association.to_type = given.to_type
  AND association.to_id = given.to_id
  AND association.state = 'made'
  AND NOT association.outdated
