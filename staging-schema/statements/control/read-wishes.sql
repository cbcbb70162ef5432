-- What the operator wants. Called twice a second by every working process, and by the verbs; the table has a handful of rows.
SELECT wish, scope, percent, wished_by, wished_at
FROM migration.control
ORDER BY wish, scope
