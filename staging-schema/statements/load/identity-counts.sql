-- How many records this migration believes to stand in HubSpot, by object type there.
SELECT target, count(*) AS identity_count
FROM migration.delivery
WHERE hubspot_id IS NOT NULL
GROUP BY target
ORDER BY target
