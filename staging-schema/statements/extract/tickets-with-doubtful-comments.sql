-- The next tickets whose comments must be asked for one by one: staging holds another number of comments than the
-- ticket counts, and the ticket was not visited since it changed; or a comment was redacted or made private since the
-- last visit; a visit that brought nothing counts as none. Deleted tickets give no comments out. Called with the
-- parameters of extract/parents-not-visited, and gives its columns.
SELECT ticket.source_id, ticket.source_version, visit.found IS FALSE AS was_refused
FROM staging.record AS ticket
LEFT JOIN migration.parent_visit AS visit
  ON visit.object_type = :?object_type AND visit.parent_id = ticket.source_id
CROSS JOIN LATERAL (
  SELECT count(*) AS staged_count
  FROM staging.record AS comment
  WHERE comment.object_type = :?object_type AND comment.parent_id = ticket.source_id
) AS comments
CROSS JOIN LATERAL (
  SELECT max(change.landed_at) AS changed_at
  FROM staging.record AS change
  WHERE change.object_type = 'ticket_comment_changes' AND change.parent_id = ticket.source_id
) AS changes
WHERE ticket.object_type = :?parent_type
  AND ticket.source_id > :?after_id
  AND NOT ticket.deleted
  AND (
    (
      comments.staged_count IS DISTINCT FROM CAST(ticket.payload ->> 'comment_count' AS bigint)
      AND ticket.payload ->> 'comment_count' IS NOT NULL
      AND (visit.found IS NOT TRUE OR visit.parent_version < ticket.source_version)
    )
    OR changes.changed_at > CASE WHEN visit.found THEN visit.visited_at ELSE '-infinity' END
  )
ORDER BY ticket.source_id
LIMIT :?limit
