package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @Test
  void printsOneLineWhenATaskEndsAwayFromATerminal() {
    try (ConsoleProgress progress = ConsoleProgress.start(out, false, clock)) {
      progress.task("tickets", "load", OptionalLong.of(2_000));
      progress.count("tickets", "created", 1_990);
      progress.count("tickets", "rejected", 10);
      progress.count("tickets", "associated", 4_000);
      progress.done("tickets", "done");
    }
    assertThat(text())
        .isEqualTo(
            "load tickets: 2,000 of 2,000 (4,000 associated, 1,990 created, 10 rejected), done in 0.0 s\n");
  }

  @Test
  void endsATaskOnlyOnce() {
    try (ConsoleProgress progress = ConsoleProgress.start(out, false, clock)) {
      progress.task("tickets", "extract", OptionalLong.empty());
      progress.done("tickets", "failed");
      progress.done("tickets", "done");
    }
    assertThat(text()).isEqualTo("extract tickets: 0, failed in 0.0 s\n");
  }

  @Test
  void redrawsBarsInPlaceOnATerminal() {
    try (ConsoleProgress progress = ConsoleProgress.start(out, true, clock)) {
      progress.task("users", "extract", OptionalLong.of(100));
      progress.count("users", "landed", 50);
      progress.note("waiting for Zendesk: Retry-After 30 s");
    }
    assertThat(text())
        .contains("waiting for Zendesk: Retry-After 30 s\n")
        .contains("users")
        .contains("██████████░░░░░░░░░░  50 %")
        .contains("50 landed");
  }

  @Test
  void ignoresCountsOfATaskThatNeverBegan() {
    try (ConsoleProgress progress = ConsoleProgress.start(out, false, clock)) {
      progress.count("unknown", "landed", 1);
    }
    assertThat(text()).isEmpty();
  }

  @Test
  void showsWhatAllNodesHaveDoneInThePlaceOfWhatThisOneDid() {
    try (ConsoleProgress progress = ConsoleProgress.start(out, false, clock)) {
      progress.task("users", "load", OptionalLong.of(28_629));
      progress.count("users", "created", 7_000);
      progress.count("users", "unchanged", 629);
      progress.count("users", "associated", 12);
      progress.stands("users", Map.of("created", 28_600L, "rejected", 29L, "unchanged", 0L));
      progress.done("users", "done");
    }
    assertThat(text())
        .isEqualTo(
            "load users: 28,629 of 28,629 (12 associated, 28,600 created, 29 rejected), done in 0.0 s\n");
  }

  @Test
  void countsAnewWhenATaskBeginsAgain() {
    try (ConsoleProgress progress = ConsoleProgress.start(out, false, clock)) {
      progress.task("tickets", "extract", OptionalLong.empty());
      progress.count("tickets", "landed", 5);
      progress.done("tickets", "done");
      progress.task("tickets", "load", OptionalLong.of(3));
      progress.count("tickets", "created", 3);
      progress.done("tickets", "done");
    }
    assertThat(text()).endsWith("load tickets: 3 of 3 (3 created), done in 0.0 s\n");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
