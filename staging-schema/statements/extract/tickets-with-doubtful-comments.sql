-- The next tickets whose comments must be asked for one by one: staging holds another number of comments than the
-- ticket counts, and the ticket was not visited since it changed; or a comment was redacted or made private since the
-- last visit; a visit that brought nothing counts as none. Deleted tickets give no comments out. Looks at 5,000 tickets
-- at a time, so that no call takes long; when none of these is doubtful the only row names the last one looked at. Called
-- with the parameters of extract/parents-not-visited, and gives its columns.
WITH looked_at AS (
  SELECT max(source_id) AS last_id
  FROM (
    SELECT source_id
    FROM staging.record
    WHERE object_type = :?parent_type
      AND source_id > :?after_id
    ORDER BY source_id
    LIMIT 5000
  ) AS next_ticket
), doubtful AS (
  SELECT ticket.source_id, ticket.source_version, visit.found IS FALSE AS was_refused
  FROM staging.record AS ticket
  LEFT JOIN LATERAL (
    SELECT found, parent_version, visited_at
    FROM migration.parent_visit
    WHERE object_type = :?object_type AND parent_id = ticket.source_id
    LIMIT 1
  ) AS visit ON true
  WHERE ticket.object_type = :?parent_type
    AND ticket.source_id > :?after_id
    AND ticket.source_id <= (SELECT last_id FROM looked_at)
    AND NOT ticket.deleted
    AND (
      CASE
        WHEN visit.found AND visit.parent_version >= ticket.source_version THEN false
        WHEN ticket.payload ->> 'comment_count' IS NULL THEN false
        ELSE CAST(ticket.payload ->> 'comment_count' AS bigint) <> (
          SELECT count(*)
          FROM staging.record AS comment
          WHERE comment.object_type = :?object_type AND comment.parent_id = ticket.source_id
        )
      END
      OR (
        SELECT max(change.landed_at)
        FROM staging.record AS change
        WHERE change.object_type = 'ticket_comment_changes' AND change.parent_id = ticket.source_id
      ) > CASE WHEN visit.found THEN visit.visited_at ELSE '-infinity' END
    )
  ORDER BY ticket.source_id
  LIMIT :?limit
)
SELECT source_id, source_version, was_refused, true AS is_chosen
FROM doubtful
UNION ALL
SELECT last_id, 0, false, false
FROM looked_at
WHERE last_id IS NOT NULL AND NOT EXISTS (SELECT FROM doubtful)
ORDER BY source_id
