-- How many live records an object type has, or a lane of it. Called when a load task begins, for its progress.
SELECT count(*) AS record_count
FROM staging.record AS record
WHERE record.object_type = :?object_type
  AND NOT record.deleted
  AND (:?lane_field = '' OR COALESCE(
    CASE WHEN :?lane_parent = '' THEN record.payload ELSE (
      SELECT parent.payload
      FROM staging.record AS parent
      WHERE parent.object_type = :?lane_parent
        AND parent.source_id = record.parent_id
    ) END ->> CAST(:?lane_field AS text), '') = ANY (CAST(:?lane_values AS text[])))
