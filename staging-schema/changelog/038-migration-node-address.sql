--liquibase formatted sql

--changeset deskferry:038-migration-node-address
ALTER TABLE migration.node
  ADD COLUMN address text,
  ADD COLUMN apart_from text;
COMMENT ON COLUMN migration.node.address IS 'host:port at which other nodes reach the process; NULL when it works without them';
COMMENT ON COLUMN migration.node.apart_from IS 'Nodes at work that the process has not been able to reach for a quarter of a minute, and where: "id at host:port, ..."; NULL when it reaches all';

--rollback ALTER TABLE migration.node DROP COLUMN apart_from, DROP COLUMN address;
