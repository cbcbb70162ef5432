-- Whether somebody may still act on keys of a partition that was just leased: he had them before, and lost them between the
-- snapshot of the statement that leased and its writing. Nobody can have begun since, for that the lease is in the way.
SELECT EXISTS (
  SELECT
  FROM migration.partition AS other
  JOIN migration.partition AS leased ON leased.partition_id = :?partition_id
  WHERE other.phase = 'load'
    AND other.state IN ('pending', 'leased')
    AND other.partition_id <> leased.partition_id
    AND other.sure_until BETWEEN now() AND now() + interval '30 seconds'
    AND migration.partition_keys(other.object_type, other.kind, other.lower_bound, other.upper_bound)
      && migration.partition_keys(leased.object_type, leased.kind, leased.lower_bound, leased.upper_bound)
) AS is_sure
