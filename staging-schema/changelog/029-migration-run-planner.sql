--liquibase formatted sql

--changeset deskferry:029-migration-run-planner splitStatements:false
ALTER TABLE migration.run ADD COLUMN planner text;
ALTER TABLE migration.run ADD COLUMN findings json;
COMMENT ON COLUMN migration.run.planner IS 'Id of the node that plans the run, or did last: migration.node.node_id';
COMMENT ON COLUMN migration.run.findings IS 'What the planner of a load found in the portal before the first task: properties, owners, pipelines and labels, for the nodes that join; empty until it has looked';

--rollback ALTER TABLE migration.run DROP COLUMN findings;
--rollback ALTER TABLE migration.run DROP COLUMN planner;
