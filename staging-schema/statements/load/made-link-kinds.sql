-- Between which HubSpot object types this migration believes to have made links. Called when links are read back.
SELECT from_type, target_from, target_to, count(*) AS link_count
FROM migration.association
WHERE state = 'made'
GROUP BY from_type, target_from, target_to
ORDER BY from_type, target_from, target_to
