-- A process ends its work for a phase in order.
DELETE FROM migration.node
WHERE node_id = :?node_id AND phase = :?phase AND lane = :?lane
