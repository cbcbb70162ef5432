-- Which migration this database belongs to.
SELECT identity::text AS identity, zendesk_account, hubspot_portal, schema_version
FROM migration.identity
