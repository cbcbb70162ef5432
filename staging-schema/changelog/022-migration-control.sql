--liquibase formatted sql

--changeset deskferry:022-migration-control splitStatements:false
CREATE TABLE migration.control (
  wish      text CONSTRAINT control_wish_known CHECK (wish IN ('pause', 'stop', 'throttle')),
  scope     text,
  percent   integer CONSTRAINT control_percent_is_one CHECK (percent BETWEEN 1 AND 100),
  wished_by text NOT NULL,
  wished_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT control_pkey PRIMARY KEY (wish, scope),
  CONSTRAINT control_throttle_has_percent CHECK ((wish = 'throttle') = (percent IS NOT NULL))
);
COMMENT ON TABLE migration.control IS 'What the operator wants of all nodes; they read it twice a second and it outlives them';
COMMENT ON COLUMN migration.control.scope IS 'A phase for pause and stop; for throttle a bucket, or what comes before the dot of several';
COMMENT ON COLUMN migration.control.percent IS 'Of the limit, instead of the share in the settings';
COMMENT ON COLUMN migration.control.wished_by IS 'User and host, for the other operators';
COMMENT ON COLUMN migration.control.wished_at IS 'A stop concerns the processes that began before this';

--rollback DROP TABLE migration.control;
