--liquibase formatted sql

--changeset deskferry:020-migration-parent-visit splitStatements:false
CREATE TABLE migration.parent_visit (
  object_type    text COLLATE "C" NOT NULL,
  parent_id      text COLLATE "C" NOT NULL,
  parent_version bigint NOT NULL DEFAULT 0,
  found          boolean NOT NULL,
  run_id         bigint,
  visited_at     timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT parent_visit_pkey PRIMARY KEY (object_type, parent_id)
);
COMMENT ON TABLE migration.parent_visit IS 'Parents whose children were asked for one by one, such as tickets whose comments did not add up';
COMMENT ON COLUMN migration.parent_visit.object_type IS 'Object type of the children';
COMMENT ON COLUMN migration.parent_visit.parent_version IS 'source_version of the parent when it was visited; a later version is a reason to visit again';
COMMENT ON COLUMN migration.parent_visit.found IS 'False when Zendesk no longer gives the children out: the parent is deleted there, or closed to us';

--rollback DROP TABLE migration.parent_visit;
