-- The portal this database belongs to, which is this one when there was none. Of two that ask at once one wins.
-- Called when a load with --execute begins.
UPDATE migration.identity
SET hubspot_portal = COALESCE(hubspot_portal, :?hubspot_portal),
  changed_at = CASE WHEN hubspot_portal IS NULL THEN now() ELSE changed_at END
RETURNING hubspot_portal
