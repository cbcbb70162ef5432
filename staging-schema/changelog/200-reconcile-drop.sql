--liquibase formatted sql

--changeset deskferry:200-reconcile-drop splitStatements:false runOnChange:true runAlways:true
-- The views of this schema build on one another, so they are dropped together and made again by the files that follow,
-- in every run of Liquibase; there is one only when some file of this folder has changed.
DROP VIEW IF EXISTS reconcile.error, reconcile.problem, reconcile.association, reconcile.object_by_mapping, reconcile.object,
  reconcile.answer, reconcile.staged, reconcile.last_load;

--rollback SELECT 1;
