package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the statement {@code extract/comments-that-tickets-count} takes for all comments. */
class CommentCountIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  /** 2026-01-01T00:00:00Z in milliseconds, when ticket 1 was staged with the count it has. */
  private static final long STAGED = 1_767_225_600_000L;

  @BeforeEach
  void aTicketThatCountsTwoComments() {
    POSTGRES.execute("TRUNCATE staging.record");
    stage("tickets", "1", null, "{\"comment_count\": 2}", STAGED, false);
    comment("11", "1", "2025-12-31T23:59:00Z", 0);
    comment("12", "1", "2026-01-01T00:00:00Z", 0);
  }

  @Test
  void whatTheTicketsCount() {
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void aCommentThatIsMissingIsMissed() {
    POSTGRES.execute("DELETE FROM staging.record WHERE source_id = '11'");
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void aCommentThatWasWrittenAfterItsTicketWasStagedIsCountedToo() {
    comment("13", "1", "2026-01-01T00:05:00Z", 0);
    assertThat(counted()).isEqualTo(3);
  }

  @Test
  void aCommentThatWasAskedForByItselfIsNotNewForIt() {
    POSTGRES.execute("DELETE FROM staging.record WHERE source_id = '12'");
    comment("12", "1", "2026-01-01T00:00:00Z", STAGED + 1);
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void commentsOfTicketsThatAreNotStagedOrDeletedAreCountedAsTheyCame() {
    comment("21", "2", "2026-01-01T00:05:00Z", 0);
    stage("tickets", "3", null, "{\"comment_count\": 7}", STAGED, true);
    comment("31", "3", "2025-01-01T00:00:00Z", 0);
    assertThat(counted()).isEqualTo(4);
  }

  private static long counted() {
    return POSTGRES
        .database()
        .one("extract/comments-that-tickets-count", Map.of())
        .orElseThrow()
        .number("reported_count");
  }

  private static void comment(String id, String ticket, String createdAt, long version) {
    long created = java.time.Instant.parse(createdAt).toEpochMilli();
    stage(
        "ticket_comments",
        id,
        "'" + ticket + "'",
        "{\"created_at\": \"" + createdAt + "\"}",
        Math.max(version, created),
        false);
  }

  private static void stage(
      String type,
      String id,
      @org.jspecify.annotations.Nullable String parent,
      String payload,
      long version,
      boolean isDeleted) {
    POSTGRES.execute(
        """
        INSERT INTO staging.record (object_type, source_id, parent_id, payload, payload_hash, source_version, deleted)
        VALUES ('%s', '%s', %s, '%s', md5('')::uuid, %d, %s)
        """
            .formatted(type, id, parent, payload, version, isDeleted));
  }
}
