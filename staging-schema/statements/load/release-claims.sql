-- Lets go of what source records claimed, once their outcomes are durable.
DELETE FROM migration.claim
WHERE target = :?target AND source_id = ANY (CAST(:?source_ids AS text[]))
