-- Cuts a task of a load into partitions of so many live records each, in the order of their keys: the first begins before
-- every key, the last has no end. Once in a run and in one step: what is cut stays so, whatever is staged later, since a record
-- in two partitions would be sent twice. A cutting that broke off goes on behind its last partition. Changes no row when
-- another node has come to plan the run. Called when a task begins or goes on.
WITH planned_run AS (
  SELECT run_id, phase
  FROM migration.run
  WHERE run_id = :?run_id
    AND planner_term = :?planner_term
), cut_before AS (
  SELECT COALESCE(max(upper_bound), '') AS upto, COALESCE(bool_or(upper_bound IS NULL), false) AS is_whole
  FROM migration.partition
  WHERE phase = :?phase
    AND run_id = :?run_id
    AND object_type = :?object_type
    AND kind = :?kind
), numbered AS (
  SELECT record.source_id, cut_before.upto, row_number() OVER (ORDER BY record.source_id) - 1 AS position
  FROM staging.record AS record
  CROSS JOIN cut_before
  WHERE record.object_type = :?object_type
    AND NOT record.deleted
    AND NOT cut_before.is_whole
    AND record.source_id >= cut_before.upto
), bound AS (
  SELECT position, CASE WHEN position = 0 THEN upto ELSE source_id END AS lower_bound
  FROM numbered
  WHERE position % CAST(:?partition_size AS bigint) = 0
), slice AS (
  SELECT position, lower_bound, lead(lower_bound) OVER (ORDER BY position) AS upper_bound
  FROM bound
), first_partition AS (
  INSERT INTO migration.partition (phase, object_type, run_id, kind, lower_bound, upper_bound)
  SELECT planned_run.phase, :?object_type, planned_run.run_id, :?kind, slice.lower_bound, slice.upper_bound
  FROM planned_run
  CROSS JOIN slice
  WHERE slice.position = 0
  ON CONFLICT DO NOTHING
  RETURNING phase, object_type, run_id, kind
)
INSERT INTO migration.partition (phase, object_type, run_id, kind, lower_bound, upper_bound)
SELECT first_partition.phase, first_partition.object_type, first_partition.run_id, first_partition.kind, slice.lower_bound,
  slice.upper_bound
FROM first_partition
CROSS JOIN slice
WHERE slice.position > 0
ORDER BY slice.position
