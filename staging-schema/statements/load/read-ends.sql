-- What is known of the records that links lead to: their identity in HubSpot, their answer, whether they are staged.
SELECT wanted.source_id,
  delivery.hubspot_id,
  delivery.state,
  CASE
    WHEN record.source_id IS NULL THEN 'absent'
    WHEN record.deleted THEN 'deleted'
    ELSE 'present'
  END AS staged
FROM unnest(CAST(:?ids AS text[])) AS wanted (source_id)
LEFT JOIN migration.delivery AS delivery
  ON delivery.object_type = :?object_type
  AND delivery.source_id = wanted.source_id
LEFT JOIN staging.record AS record
  ON record.object_type = :?object_type
  AND record.source_id = wanted.source_id
