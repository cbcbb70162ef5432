package dev.deskferry.report;

/** What there is to reconcile. */
final class ReconciliationScene {

  /** Ten tickets of which one is deleted and all others are answered, by loads 2 and 3. */
  static final String TEN_TICKETS =
      """
      TRUNCATE staging.record, migration.run, migration.task, migration.partition, migration.batch, migration.delivery,
        migration.association, migration.source_count, hubspot.found;
      INSERT INTO migration.run (run_id, phase, state, options) VALUES
        (1, 'extract', 'done', '{}'), (2, 'load', 'done', '{"execute": true}'), (3, 'load', 'done', '{"execute": true}'),
        (4, 'load', 'done', '{"execute": false}');
      INSERT INTO migration.task (run_id, phase, object_type, state) VALUES
        (1, 'extract', 'tickets', 'done'), (1, 'extract', 'groups', 'done'), (1, 'extract', 'satisfaction_ratings', 'not_available'),
        (2, 'load', 'tickets', 'done'), (3, 'load', 'tickets', 'done');
      INSERT INTO staging.record (object_type, source_id, payload, payload_hash, deleted)
        SELECT 'tickets', n::text, '{}', md5('')::uuid, n = 10 FROM generate_series(1, 10) AS n;
      INSERT INTO staging.record (object_type, source_id, payload, payload_hash) VALUES ('groups', '1', '{}', md5('')::uuid);
      INSERT INTO migration.source_count (object_type, reported_count, approximate) VALUES
        ('tickets', 9, false), ('groups', 21, true);
      INSERT INTO migration.delivery (object_type, source_id, mapping, target, state, outcome, hubspot_id, rule, code, message, run_id) VALUES
        ('tickets', '1', 'tickets', 'tickets', 'loaded', 'created', '101', NULL, NULL, NULL, 2),
        ('tickets', '2', 'tickets', 'tickets', 'loaded', 'created', '102', NULL, NULL, NULL, 3),
        ('tickets', '3', 'tickets', 'tickets', 'loaded', 'updated', '103', NULL, NULL, NULL, 3),
        ('tickets', '4', 'tickets', 'tickets', 'loaded', 'unchanged', '104', NULL, NULL, NULL, 3),
        ('tickets', '5', NULL, NULL, 'skipped', NULL, NULL, 'no_mapping', NULL, NULL, 2),
        ('tickets', '6', 'tickets', 'tickets', 'skipped', NULL, NULL, 'spam', NULL, NULL, 2),
        ('tickets', '7', 'tickets', 'tickets', 'rejected', NULL, NULL, NULL, 'INVALID_OPTION', 'no such option', 3),
        ('tickets', '8', 'tickets', 'tickets', 'unknown', NULL, NULL, NULL, NULL, NULL, 3);
      INSERT INTO migration.association (from_type, from_id, name, to_type, to_id, state) VALUES
        ('tickets', '1', 'requester', 'users', '1', 'made'), ('tickets', '2', 'requester', 'users', '2', 'pending');
      INSERT INTO hubspot.found (target, found_count) VALUES ('tickets', 4);
      """;

  private ReconciliationScene() {}
}
