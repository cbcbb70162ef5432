-- The account this database belongs to, which is this one when there was none. Of two that ask at once one wins.
-- Called when an extract begins.
UPDATE migration.identity
SET zendesk_account = COALESCE(zendesk_account, :?zendesk_account),
  changed_at = CASE WHEN zendesk_account IS NULL THEN now() ELSE changed_at END
RETURNING zendesk_account
