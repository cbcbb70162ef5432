--liquibase formatted sql

--changeset deskferry:036-migration-source-count-walked splitStatements:false
ALTER TABLE migration.source_count ADD COLUMN walked boolean NOT NULL DEFAULT false;
UPDATE migration.source_count SET walked = true WHERE note = 'counted while the list was walked';
COMMENT ON COLUMN migration.source_count.walked IS 'Counted while the list was walked, deleted ones with the others; what vanished from the list since an earlier walk stays staged, so that staging may have more';

--rollback ALTER TABLE migration.source_count DROP COLUMN walked;
