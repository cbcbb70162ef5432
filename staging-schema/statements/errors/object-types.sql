-- Object types that any run has taken on, for telling a mistyped name.
SELECT DISTINCT object_type
FROM migration.task
ORDER BY object_type
