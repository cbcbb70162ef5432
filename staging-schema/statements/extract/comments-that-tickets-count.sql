-- How many comments there must be: what the tickets themselves count, and for deleted tickets, which Zendesk gives no
-- answer about any more, what their events brought. Called after the repair of comments, by the count of the source
-- ticket_comments.
SELECT (
    SELECT COALESCE(sum(CAST(payload ->> 'comment_count' AS bigint)), 0)
    FROM staging.record
    WHERE object_type = 'tickets' AND NOT deleted
  ) + (
    SELECT count(*)
    FROM staging.record AS comment
    JOIN staging.record AS ticket
      ON ticket.object_type = 'tickets' AND ticket.source_id = comment.parent_id AND ticket.deleted
    WHERE comment.object_type = 'ticket_comments'
  ) AS reported_count
