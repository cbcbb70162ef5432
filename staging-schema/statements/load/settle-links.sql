-- What became of links that were sent. Making a link twice is harmless, so no batch row precedes it.
UPDATE migration.association AS association
SET state = answer.state,
  outdated = false,
  message = NULLIF(answer.message, ''),
  category = NULLIF(answer.category, ''),
  code = NULLIF(answer.code, ''),
  correlation_id = NULLIF(answer.correlation_id, ''),
  run_id = CAST(:?run_id AS bigint),
  changed_at = now()
FROM unnest(
  CAST(:?from_ids AS text[]),
  CAST(:?names AS text[]),
  CAST(:?to_types AS text[]),
  CAST(:?to_ids AS text[]),
  CAST(:?states AS text[]),
  CAST(:?messages AS text[]),
  CAST(:?categories AS text[]),
  CAST(:?codes AS text[]),
  CAST(:?correlation_ids AS text[])
) AS answer (from_id, name, to_type, to_id, state, message, category, code, correlation_id)
WHERE association.from_type = :?from_type
  AND association.from_id = answer.from_id
  AND association.name = answer.name
  AND association.to_type = answer.to_type
  AND association.to_id = answer.to_id
