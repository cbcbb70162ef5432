-- How many comments there must be: what the tickets themselves count, and what they cannot count: comments that were
-- written after their ticket was staged last, or whose ticket is not staged, since the events go on while the tickets are
-- done; and those of deleted tickets, which Zendesk gives no answer about any more. When a comment was written is read only
-- where its version is later than its ticket, as that of a comment asked for by itself may be too. Called after the repair
-- of comments, by the count of the source ticket_comments.
SELECT (
    SELECT COALESCE(sum(CAST(payload ->> 'comment_count' AS bigint)), 0)
    FROM staging.record
    WHERE object_type = 'tickets' AND NOT deleted
  ) + (
    SELECT count(*)
    FROM staging.record AS comment
    LEFT JOIN staging.record AS ticket
      ON ticket.object_type = 'tickets' AND ticket.source_id = comment.parent_id
    WHERE comment.object_type = 'ticket_comments'
      AND CASE
        WHEN ticket.source_id IS NULL OR ticket.deleted THEN true
        WHEN comment.source_version <= ticket.source_version THEN false
        ELSE staging.as_timestamp(comment.payload ->> 'created_at') > to_timestamp(ticket.source_version / 1000.0)
      END
  ) AS reported_count
