-- How many HubSpot records this migration believes to stand there for its own, by object type there. One that several source
-- records share counts once.
SELECT target, count(*) AS identity_count
FROM (
  SELECT DISTINCT target, hubspot_id
  FROM migration.delivery
  WHERE hubspot_id IS NOT NULL
) AS identity
GROUP BY target
ORDER BY target
