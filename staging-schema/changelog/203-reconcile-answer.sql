--liquibase formatted sql

--changeset deskferry:203-reconcile-answer splitStatements:false runOnChange:true runAlways:true
CREATE VIEW reconcile.answer AS
SELECT
  answered.object_type,
  answered.mapping,
  answered.target,
  answered.state,
  answered.rule,
  CASE
    WHEN answered.state = 'loaded'
    THEN CASE WHEN last_load.run_id IS NOT NULL THEN coalesce(answered.outcome, 'unchanged') ELSE 'unchanged' END
  END AS outcome,
  sum(answered.answer_count)::bigint AS answer_count
FROM (
  SELECT object_type, mapping, target, state, rule, outcome, run_id, count(*) AS answer_count
  FROM migration.delivery
  GROUP BY object_type, mapping, target, state, rule, outcome, run_id
) AS answered
LEFT JOIN reconcile.last_load ON last_load.run_id = answered.run_id
GROUP BY 1, 2, 3, 4, 5, 6;
COMMENT ON VIEW reconcile.answer IS 'What load answered, by object type, mapping, state and rule; outcome is that of the last load run and those beside it';

--rollback DROP VIEW reconcile.answer;
