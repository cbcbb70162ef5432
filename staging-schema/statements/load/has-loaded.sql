-- Whether anything was ever written to a HubSpot object type: then the token may write it. Called by preflight.
SELECT EXISTS (
  SELECT 1
  FROM migration.delivery
  WHERE target = :?target
    AND hubspot_id IS NOT NULL
) AS has_loaded
