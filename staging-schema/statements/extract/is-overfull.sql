-- Whether an export stepped over a second that held more records than it can send, and no list was walked to its end since.
-- Called at the end of the export.
SELECT EXISTS (
  SELECT
  FROM migration.event AS overfull
  WHERE overfull.object_type = :?source
    AND overfull.code = 'second_overfull'
    AND NOT EXISTS (
      SELECT
      FROM migration.event AS filled
      WHERE filled.object_type = :?source
        AND filled.code = 'second_filled'
        AND filled.event_id > overfull.event_id)
) AS is_overfull
