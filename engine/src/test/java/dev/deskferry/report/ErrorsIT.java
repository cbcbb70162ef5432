package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.deskferry.testing.PgServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorsIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Map<String, String> PARENTS = Map.of("ticket_comments", "tickets");

  @BeforeEach
  void answer() {
    POSTGRES.execute(
        """
        TRUNCATE migration.delivery, migration.association, migration.event;
        INSERT INTO migration.delivery (object_type, source_id, target, state, category, code, message, correlation_id, mapped_hash) VALUES
          ('tickets', '1', 'tickets', 'rejected', 'VALIDATION_ERROR', 'INVALID_OPTION', 'region: EU was not one of the allowed options: [a]', 'c-1', gen_random_uuid()),
          ('tickets', '2', 'tickets', 'rejected', 'VALIDATION_ERROR', 'INVALID_OPTION', 'region: US was not one of the allowed options: [a]', 'c-2', NULL),
          ('tickets', '3', 'tickets', 'unknown', NULL, NULL, 'sent 4 times', NULL, NULL),
          ('users', '4', 'contacts', 'rejected', 'LOCAL', 'too-long', 'phone: a text of 70 characters', NULL, NULL);
        INSERT INTO migration.delivery (object_type, source_id, state) VALUES ('users', '5', 'skipped');
        INSERT INTO migration.association (from_type, from_id, name, to_type, to_id, state, category, code, message, correlation_id) VALUES
          ('tickets', '1', 'requester', 'users', '4', 'rejected', 'VALIDATION_ERROR', 'VALIDATION_ERROR', 'One or more associations are invalid', 'c-3'),
          ('tickets', '2', 'requester', 'users', '5', 'pending', NULL, NULL, NULL, NULL);
        INSERT INTO migration.event (level, object_type, source_id, code, message) VALUES
          ('warning', 'tickets', '7', 'unknown-owner', 'hubspot_owner_id: no active owner'),
          ('warning', 'tickets', '7', 'unknown-owner', 'hubspot_owner_id: no active owner'),
          ('warning', 'tickets', '8', 'unknown-owner', 'hubspot_owner_id: no active owner'),
          ('info', 'tickets', '9', 'other', 'something');
        """);
  }

  @Test
  void sameMessagesAreOneGroupWithExamplesAndAHint() {
    Errors errors = Errors.read(POSTGRES.database(), List.of(), PARENTS);

    assertThat(errors.count("record")).isEqualTo(4);
    assertThat(errors.count("link")).isEqualTo(1);
    assertThat(errors.groups()).hasSize(4);
    ErrorGroup largest = errors.groups().get(0);
    assertThat(largest.count()).isEqualTo(2);
    assertThat(largest.pattern()).isEqualTo("region: … was not one of the allowed options: […]");
    assertThat(largest.triedAgainCount()).isEqualTo(1);
    assertThat(largest.examples())
        .extracting(ErrorGroup.Example::correlationId)
        .containsExactlyInAnyOrder("c-1", "c-2");
    assertThat(errors.warnings()).hasSize(1);
    assertThat(errors.warnings().get(0).count()).isEqualTo(2);
  }

  @Test
  void theTextNamesRecordsLinksAndWarnings() {
    String text = ErrorsText.render(Errors.read(POSTGRES.database(), List.of(), PARENTS), 20);

    assertThat(text)
        .contains("tickets: 2 rejected, VALIDATION_ERROR INVALID_OPTION\n  region: … was not")
        .contains("(correlation id c-1)")
        .contains("what to do: add the option to the property in HubSpot")
        .contains("tickets links: 1 rejected")
        .contains("such as: 1 requester to users 4 (correlation id c-3)")
        .contains("tickets: 1 unknown\n  sent # times")
        .contains("unknown-owner: hubspot_owner_id: no active owner")
        .endsWith(
            "4 records and 1 links in 4 groups. When the cause is mended: deskferry retry --help\n");
    assertThat(ErrorsText.render(Errors.read(POSTGRES.database(), List.of(), PARENTS), 1))
        .contains("and 3 more groups; --limit 4 shows them");
  }

  @Test
  void oneObjectTypeAlone() {
    Errors users = Errors.read(POSTGRES.database(), List.of("users"), PARENTS);

    assertThat(users.groups()).extracting(ErrorGroup::code).containsExactly("too-long");
    assertThat(users.warnings()).isEmpty();
    var json = ErrorsJson.render(users, 20);
    assertThat(json.path("record_count").asLong()).isEqualTo(1);
    assertThat(json.at("/groups/0/examples/0/source_id").asText()).isEqualTo("4");
    assertThat(json.at("/groups/0/tried_again_count").asLong()).isEqualTo(1);
    assertThat(json.at("/groups/0/hint").asText()).contains("truncate");
  }

  @Test
  void nothingRefusedIsSaid() {
    POSTGRES.execute("TRUNCATE migration.delivery, migration.association, migration.event");
    Errors errors = Errors.read(POSTGRES.database(), List.of(), PARENTS);
    assertThat(errors.groups()).isEmpty();
    assertThat(ErrorsText.render(errors, 20))
        .isEqualTo("Nothing was refused, and nothing waits for an answer.\n");
  }

  @Test
  void aHundredThousandRejectionsTakeSeconds() {
    POSTGRES.execute(
        """
        INSERT INTO migration.delivery (object_type, source_id, target, state, category, code, message, correlation_id)
        SELECT 'tickets', 'n' || n, 'tickets', 'rejected', 'VALIDATION_ERROR', 'INVALID_OPTION',
          'region: value ' || n || ' was not one of the allowed options: [label: EU]', gen_random_uuid()
        FROM generate_series(1, 100000) AS n
        """);
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThatCode(
                    () -> {
                      Errors errors = Errors.read(POSTGRES.database(), List.of(), PARENTS);
                      assertThat(errors.groups().get(0).count()).isEqualTo(100_002);
                    })
                .doesNotThrowAnyException());
  }

  @Test
  void warningsThatALaterRunHasSettledAreGone() {
    POSTGRES.execute(
        """
        TRUNCATE migration.event, migration.parent_visit, migration.source_count, migration.run CASCADE;
        DELETE FROM staging.record;
        INSERT INTO migration.run (run_id, phase, state) VALUES (1, 'extract', 'done'), (2, 'extract', 'done');
        INSERT INTO migration.task (run_id, phase, object_type, state) VALUES (1, 'extract', 'tickets', 'done'),
          (2, 'extract', 'tickets', 'done'), (2, 'extract', 'users', 'done');
        INSERT INTO migration.event (run_id, level, object_type, source_id, code, message, at) VALUES
          (1, 'warning', 'ticket_comments', '1', 'children_not_given', 'read later', now() - interval '1 h'),
          (1, 'warning', 'ticket_comments', '2', 'children_refused', 'deleted later', now() - interval '1 h'),
          (1, 'warning', 'ticket_comments', '3', 'children_not_given', 'read before', now()),
          (1, 'warning', 'ticket_comments', '4', 'children_refused', 'never read', now()),
          (1, 'warning', 'tickets', NULL, 'begun_again', 'in the run before', now()),
          (2, 'warning', 'users', NULL, 'begun_again', 'in the last run', now()),
          (1, 'warning', 'tickets', NULL, 'count_failed', 'counted later', now() - interval '1 h'),
          (1, 'warning', 'users', NULL, 'count_failed', 'not counted since', now());
        INSERT INTO migration.parent_visit (object_type, parent_id, found, visited_at) VALUES
          ('ticket_comments', '1', true, now()), ('ticket_comments', '2', false, now()),
          ('ticket_comments', '3', true, now() - interval '1 h');
        INSERT INTO staging.record (object_type, source_id, payload, payload_hash, deleted)
          SELECT 'tickets', n::text, '{}', md5('')::uuid, n = 2 FROM generate_series(1, 4) AS n;
        INSERT INTO migration.source_count (object_type, reported_count, reported_at) VALUES
          ('tickets', 1, now()), ('users', 1, now() - interval '1 h');
        """);

    assertThat(Errors.read(POSTGRES.database(), List.of(), PARENTS).warnings())
        .extracting(ErrorGroup::pattern)
        .containsExactlyInAnyOrder(
            "read before", "never read", "in the last run", "not counted since");
  }
}
