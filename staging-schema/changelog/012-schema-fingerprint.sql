--liquibase formatted sql

--changeset deskferry:012-schema-fingerprint splitStatements:false
CREATE TABLE migration.schema_fingerprint (
  only_row    boolean CONSTRAINT schema_fingerprint_pkey PRIMARY KEY CONSTRAINT schema_fingerprint_one_row CHECK (only_row),
  fingerprint text NOT NULL,
  applied_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE migration.schema_fingerprint IS 'Hash of the changelog files applied last; equal to that of the files means nothing to apply';

--rollback DROP TABLE migration.schema_fingerprint;
