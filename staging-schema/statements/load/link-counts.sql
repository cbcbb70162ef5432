-- How the links of a migration stand, by name.
SELECT from_type, target_from, name, target_to, state, count(*) AS link_count
FROM migration.association
GROUP BY from_type, target_from, name, target_to, state
ORDER BY from_type, target_from, name, target_to, state
