-- What became of links that were sent. Making a link twice is harmless, so no batch row precedes it. An answer that comes late
-- changes nothing: the link has had its answer, or an end of it stands under another id or nowhere by now. A link that was to
-- be sent again with other types and was refused stands as it did before, which is told. While its other end is being archived,
-- by another load perhaps, a refusal is no answer: load/cut-archived-links strikes the link out, or the next load sends it again.
WITH answer AS (
  SELECT *
  FROM unnest(
    CAST(:?from_ids AS text[]),
    CAST(:?names AS text[]),
    CAST(:?to_types AS text[]),
    CAST(:?to_ids AS text[]),
    CAST(:?from_hubspot_ids AS text[]),
    CAST(:?to_hubspot_ids AS text[]),
    CAST(:?states AS text[]),
    CAST(:?messages AS text[]),
    CAST(:?categories AS text[]),
    CAST(:?codes AS text[]),
    CAST(:?correlation_ids AS text[])
  ) AS answer (
    from_id, name, to_type, to_id, from_hubspot_id, to_hubspot_id, state, message, category, code, correlation_id)
), answered_link AS (
  UPDATE migration.association AS association
  SET state = CASE WHEN association.state = 'made' THEN 'made' ELSE answer.state END,
    outdated = false,
    message = NULLIF(answer.message, ''),
    category = NULLIF(answer.category, ''),
    code = NULLIF(answer.code, ''),
    correlation_id = NULLIF(answer.correlation_id, ''),
    run_id = CAST(:?run_id AS bigint),
    changed_at = now()
  FROM answer,
    migration.delivery AS from_delivery,
    migration.delivery AS to_delivery
  WHERE association.from_type = :?from_type
    AND association.from_id = answer.from_id
    AND association.name = answer.name
    AND association.to_type = answer.to_type
    AND association.to_id = answer.to_id
    AND (association.state IN ('pending', 'skipped') OR association.outdated)
    AND from_delivery.object_type = association.from_type
    AND from_delivery.source_id = association.from_id
    AND from_delivery.hubspot_id = answer.from_hubspot_id
    AND to_delivery.object_type = association.to_type
    AND to_delivery.source_id = association.to_id
    AND to_delivery.hubspot_id = answer.to_hubspot_id
    AND (answer.state <> 'rejected' OR to_delivery.archived_id IS DISTINCT FROM to_delivery.hubspot_id)
  RETURNING association.from_type, association.from_id, association.name, association.to_type, association.to_id,
    association.state, association.message, answer.state AS answered
)
INSERT INTO migration.event (run_id, level, object_type, source_id, code, message)
SELECT CAST(:?run_id AS bigint),
  'warning',
  from_type,
  from_id,
  'link-not-renewed',
  name || ' to ' || to_type || ' ' || to_id || ' stands with the types it was made with: ' || coalesce(message, 'no reason given')
FROM answered_link
WHERE state = 'made'
  AND answered = 'rejected'
