--liquibase formatted sql

--changeset deskferry:039-migration-lane splitStatements:false rollbackSplitStatements:false
ALTER TABLE migration.run
  ADD COLUMN lane text NOT NULL GENERATED ALWAYS AS (COALESCE(options ->> 'lane', '')) STORED;
CREATE TYPE migration.key_range AS RANGE (subtype = text, collation = "C");
CREATE FUNCTION migration.partition_keys(object_type text, kind text, lower_bound text, upper_bound text)
RETURNS migration.key_range
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN kind LIKE 'links of %'
    THEN migration.key_range(
      substr(kind, 10) || '/' || lower_bound, COALESCE(substr(kind, 10) || '/' || upper_bound, substr(kind, 10) || '0'))
    WHEN kind IN ('unsettled', 'deletions') THEN migration.key_range(lower_bound || '/', lower_bound || '0')
    ELSE migration.key_range(object_type || '/' || lower_bound, COALESCE(object_type || '/' || upper_bound, object_type || '0'))
  END
$$;
UPDATE migration.partition
SET state = 'pending', fencing_token = fencing_token + 1, node = NULL, lease_until = NULL, updated_at = now()
WHERE phase = 'load' AND state = 'leased';
ALTER TABLE migration.partition
  ADD CONSTRAINT partition_keys_leased_once
  EXCLUDE USING gist (migration.partition_keys(object_type, kind, lower_bound, upper_bound) WITH &&)
  WHERE (phase = 'load' AND state = 'leased');
ALTER TABLE migration.node
  ADD COLUMN lane text NOT NULL DEFAULT '',
  DROP CONSTRAINT node_pkey,
  ADD CONSTRAINT node_pkey PRIMARY KEY (node_id, phase, lane);
CREATE OR REPLACE FUNCTION migration.forget_hubspot_portal() RETURNS text LANGUAGE plpgsql AS $function$
BEGIN
  IF NOT pg_try_advisory_xact_lock(1147499371, 3327206) THEN
    RAISE EXCEPTION 'a load is running on this database; stop it first';
  END IF;
  -- Each lane has a lock of its own; the other one of this family is that of an extract.
  IF EXISTS (
    SELECT
    FROM pg_locks AS lock
    JOIN pg_database AS here ON here.oid = lock.database
    WHERE lock.locktype = 'advisory'
      AND lock.granted
      AND here.datname = current_database()
      AND lock.classid = 1147499371::oid
      AND lock.objid NOT IN (3327206::oid, 2989677697::bigint::oid)
  ) THEN
    RAISE EXCEPTION 'a load of a lane is running on this database; stop it first';
  END IF;
  TRUNCATE migration.association, migration.delivery, migration.batch, hubspot.found;
  UPDATE migration.run SET state = 'failed' WHERE phase = 'load' AND state IN ('running', 'interrupted');
  UPDATE migration.identity SET hubspot_portal = NULL, changed_at = now();
  RETURN 'the next load creates everything anew in the portal it meets; what is staged stays';
END
$function$;
COMMENT ON COLUMN migration.run.lane IS 'Which part of a load it is, of load.lanes in mappings/migration.yaml; empty for everything. One run of each lane may be running at a time';
COMMENT ON FUNCTION migration.partition_keys IS 'The records that a partition of a load is about, as "object type/key" up to, not including, the end; "0" is what follows "/"';
COMMENT ON CONSTRAINT partition_keys_leased_once ON migration.partition IS 'No record of a load is in two hands at once, whatever runs they belong to';
COMMENT ON COLUMN migration.node.lane IS 'Of the run that it works on: migration.run.lane';

--rollback ALTER TABLE migration.partition DROP CONSTRAINT partition_keys_leased_once; DROP FUNCTION migration.partition_keys(text, text, text, text); DROP TYPE migration.key_range; ALTER TABLE migration.run DROP COLUMN lane; DELETE FROM migration.node WHERE lane <> ''; ALTER TABLE migration.node DROP CONSTRAINT node_pkey, DROP COLUMN lane, ADD CONSTRAINT node_pkey PRIMARY KEY (node_id, phase);
--rollback CREATE OR REPLACE FUNCTION migration.forget_hubspot_portal() RETURNS text LANGUAGE plpgsql AS $function$
--rollback BEGIN
--rollback   IF NOT pg_try_advisory_xact_lock(1147499371, 3327206) THEN
--rollback     RAISE EXCEPTION 'a load is running on this database; stop it first';
--rollback   END IF;
--rollback   TRUNCATE migration.association, migration.delivery, migration.batch, hubspot.found;
--rollback   UPDATE migration.run SET state = 'failed' WHERE phase = 'load' AND state IN ('running', 'interrupted');
--rollback   UPDATE migration.identity SET hubspot_portal = NULL, changed_at = now();
--rollback   RETURN 'the next load creates everything anew in the portal it meets; what is staged stays';
--rollback END
--rollback $function$;
