-- Which extract filled staging last. Part of a load's options, so that a load that was interrupted before
-- an extract is not resumed over partitions planned from older records.
SELECT COALESCE(max(run_id), 0) AS run_id
FROM migration.run
WHERE phase = 'extract'
