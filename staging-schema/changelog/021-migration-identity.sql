--liquibase formatted sql

--changeset deskferry:021-migration-identity splitStatements:false
CREATE TABLE migration.identity (
  only_row        boolean NOT NULL DEFAULT true CONSTRAINT identity_pkey PRIMARY KEY CONSTRAINT identity_one_row CHECK (only_row),
  identity        uuid NOT NULL DEFAULT gen_random_uuid(),
  zendesk_account text COLLATE "C",
  hubspot_portal  text COLLATE "C",
  schema_version  text COLLATE "C",
  created_at      timestamptz NOT NULL DEFAULT now(),
  changed_at      timestamptz NOT NULL DEFAULT now()
);
INSERT INTO migration.identity DEFAULT VALUES;
COMMENT ON TABLE migration.identity IS 'Which migration this database belongs to: one row. A phase that meets another account or portal is refused';
COMMENT ON COLUMN migration.identity.identity IS 'Made with the schema; nodes that share it belong together';
COMMENT ON COLUMN migration.identity.zendesk_account IS 'Subdomain of the account as Zendesk names itself; NULL until an extract was told';
COMMENT ON COLUMN migration.identity.hubspot_portal IS 'portalId of the account details; NULL until a load with --execute was told';
COMMENT ON COLUMN migration.identity.schema_version IS 'The latest change of a table that was applied, for people; what decides is migration.databasechangelog';

CREATE FUNCTION migration.forget_zendesk_account() RETURNS text LANGUAGE sql AS $function$
  UPDATE migration.identity SET zendesk_account = NULL, changed_at = now();
  SELECT 'the next extract takes the account it meets; what is staged stays'
$function$;
COMMENT ON FUNCTION migration.forget_zendesk_account() IS 'For an account whose subdomain was changed: what is staged stays';

-- The key of the lock is that of a running load, so that nobody's ledger is taken away under his feet.
CREATE FUNCTION migration.forget_hubspot_portal() RETURNS text LANGUAGE plpgsql AS $function$
BEGIN
  IF NOT pg_try_advisory_xact_lock(1147499371, 3327206) THEN
    RAISE EXCEPTION 'a load is running on this database; stop it first';
  END IF;
  TRUNCATE migration.association, migration.delivery, migration.batch, hubspot.found;
  UPDATE migration.run SET state = 'failed' WHERE phase = 'load' AND state IN ('running', 'interrupted');
  UPDATE migration.identity SET hubspot_portal = NULL, changed_at = now();
  RETURN 'the next load creates everything anew in the portal it meets; what is staged stays';
END
$function$;
COMMENT ON FUNCTION migration.forget_hubspot_portal() IS 'For loading the same staged records into another portal: forgets every answer of load and every HubSpot id';

--rollback DROP FUNCTION migration.forget_hubspot_portal(), migration.forget_zendesk_account(); DROP TABLE migration.identity;
