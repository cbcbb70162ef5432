-- One row per source object type, in the order in which people read them. Called by the verb reconcile.
SELECT *
FROM reconcile.object
ORDER BY
  is_loaded DESC,
  array_position(
    ARRAY['organizations', 'users', 'tickets', 'ticket_comments']::text[],
    object_type::text),
  object_type
