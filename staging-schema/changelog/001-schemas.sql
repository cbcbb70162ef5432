--liquibase formatted sql

--changeset deskferry:001-schemas splitStatements:false
-- A database owner may create the five schemas beforehand, owned by our role; CREATE on the database is then not needed.
DO $schemas$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['staging', 'migration', 'zendesk', 'hubspot', 'reconcile'] LOOP
    IF to_regnamespace(name) IS NULL THEN
      EXECUTE format('CREATE SCHEMA %I', name);
    END IF;
  END LOOP;
END
$schemas$;
COMMENT ON SCHEMA staging IS 'What Zendesk has, as it came';
COMMENT ON SCHEMA migration IS 'The ledger: who did what, how far, with which answer';
COMMENT ON SCHEMA zendesk IS 'One view per object type for people who ask in SQL';
COMMENT ON SCHEMA hubspot IS 'What was read back from HubSpot';
COMMENT ON SCHEMA reconcile IS 'Counts and sums that must agree';

--rollback DROP SCHEMA IF EXISTS reconcile, hubspot, zendesk, staging; COMMENT ON SCHEMA migration IS NULL;
