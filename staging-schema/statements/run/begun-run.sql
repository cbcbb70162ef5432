-- What a run of a phase was asked for; no row when there is no such run. Called before it is resumed by its number.
SELECT options::text AS options
FROM migration.run
WHERE run_id = :?run_id AND phase = :?phase
