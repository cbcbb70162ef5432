package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exports that hold more than they can send, and sources that do not answer for a while. */
class ExtractTroubleIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String GROUPS = "/api/v2/groups";

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY);
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void aFullSecondBehindHeavyPagesIsSteppedOver() {
    zendesk.on(
        GROUPS,
        request -> {
          if (Integer.parseInt(request.parameter("per_page").orElse("0")) > 100) {
            return Reply.json(504, "").with("Retry-After", "0");
          }
          return Integer.parseInt(request.parameter("start_time").orElse("0")) > 7
              ? page("", "\"end_time\":null")
              : page(groups(100), "\"end_time\":7,\"end_of_stream\":false");
        });
    ExtractSummary summary = fixture().attempts(10).groups("incremental_time", "").run();
    assertThat(summary.task("groups").message()).isEmpty();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(asked("start_time")).endsWith("8");
    assertThat(events("second_overfull")).containsExactly("groups second 7");
  }

  @Test
  void everyFullSecondIsWrittenDown() {
    zendesk.on(
        GROUPS,
        request ->
            switch (request.parameter("start_time").orElse("")) {
              case "1", "7" ->
                  page("{\"id\":1},{\"id\":2}", "\"end_time\":7,\"end_of_stream\":false");
              case "8", "9" ->
                  page("{\"id\":3},{\"id\":4}", "\"end_time\":9,\"end_of_stream\":false");
              default -> page("", "\"end_time\":null");
            });
    fixture()
        .source(
            """
            source: groups
            description: groups
            path: /api/v2/groups
            paging: incremental_time
            page_size: 2
            budget: [account]
            records:
              groups: { at: groups }
            """)
        .run();
    assertThat(asked("start_time")).containsExactly("1", "7", "8", "9", "10");
    assertThat(events("second_overfull")).containsExactly("groups second 7", "groups second 9");
  }

  @Test
  void whatAnOverfullSecondHoldsComesFromTheList() {
    zendesk.on(
        GROUPS,
        request ->
            request.parameter("start_time").orElse("").equals("8")
                ? page("", "\"end_time\":null")
                : page("{\"id\":1},{\"id\":2}", "\"end_time\":7,\"end_of_stream\":false"));
    zendesk.on(
        "/api/v2/groups_list",
        page("{\"id\":1},{\"id\":3}", "\"meta\":{\"has_more\":true,\"after_cursor\":\"b\"}"),
        Reply.json(400, "{}"),
        page("{\"id\":1},{\"id\":3}", "\"meta\":{\"has_more\":true,\"after_cursor\":\"b\"}"),
        page("{\"id\":4}", "\"meta\":{\"has_more\":false}"));
    ExtractSummary summary = overfull().run();
    assertThat(summary.task("groups").message()).startsWith("/api/v2/groups_list answered 400");
    assertThat(events("second_filled")).isEmpty();

    assertThat(overfull().run().state()).isEqualTo(RunState.DONE);
    assertThat(overfull().run().state()).isEqualTo(RunState.DONE);
    assertThat(events("second_overfull")).containsExactly("groups second 7");
    assertThat(events("second_filled")).containsExactly("groups");
    assertThat(rows("SELECT source_id FROM staging.record ORDER BY source_id"))
        .containsExactly("1", "2", "3", "4");
    assertThat(zendesk.requests("/api/v2/groups_list"))
        .extracting(it -> it.parameter("page[after]").orElse("-"))
        .containsExactly("-", "b", "-", "b");
    assertThat(asked("start_time")).containsExactly("1", "7", "8", "8", "8");
  }

  private ExtractFixture overfull() {
    return fixture()
        .source(
            """
            source: groups
            description: groups
            path: /api/v2/groups
            paging: incremental_time
            page_size: 2
            budget: [account]
            when_overfull: { path: /api/v2/groups_list, paging: cursor, page_size: 100, budget: [account] }
            records:
              groups: { at: groups }
            """);
  }

  @Test
  void aSourceThatDoesNotAnswerIsTriedAgainInTheSameRun() {
    Reply good = page("{\"id\":1}", "\"meta\":{\"has_more\":false}");
    zendesk.on(
        GROUPS,
        ScriptedZendesk.FAILED,
        ScriptedZendesk.FAILED,
        ScriptedZendesk.FAILED,
        ScriptedZendesk.FAILED,
        good);
    ExtractSummary summary =
        fixture()
            .attempts(2)
            .tryAgainAfter(Duration.ofMillis(10), Duration.ofMillis(20))
            .groups("cursor", "")
            .run();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(events("tried_again_later")).containsExactly("groups", "groups");
    assertThat(zendesk.requests(GROUPS)).hasSize(5);
  }

  @Test
  void aSourceThatNeverAnswersFailsAfterItsTries() {
    zendesk.on(GROUPS, ScriptedZendesk.FAILED);
    ExtractSummary summary =
        fixture().attempts(2).tryAgainAfter(Duration.ofMillis(10)).groups("cursor", "").run();
    assertThat(summary.task("groups").message()).endsWith("gave up after 2 attempts");
    assertThat(summary.task("groups").state()).isEqualTo(WorkState.FAILED);
    assertThat(zendesk.requests(GROUPS)).hasSize(4);
  }

  @Test
  void aSourceThatRecoveredMayRestAsOftenAgain() {
    Reply failed = ScriptedZendesk.FAILED;
    zendesk.on(
        GROUPS,
        page("{\"id\":1}", "\"meta\":{\"has_more\":true,\"after_cursor\":\"b\"}"),
        failed,
        failed,
        page("{\"id\":2}", "\"meta\":{\"has_more\":true,\"after_cursor\":\"c\"}"),
        failed,
        failed,
        page("{\"id\":3}", "\"meta\":{\"has_more\":false}"));
    ExtractSummary summary =
        fixture().attempts(2).tryAgainAfter(Duration.ofMillis(10)).groups("cursor", "").run();
    assertThat(summary.task("groups").message()).isEmpty();
    assertThat(rows("SELECT source_id FROM staging.record")).hasSize(3);
  }

  @Test
  @Timeout(60)
  void whatIsRefusedForGoodIsNotTriedAgain() {
    zendesk.on(GROUPS, Reply.json(400, "{}"));
    ExtractSummary summary =
        fixture().tryAgainAfter(Duration.ofHours(1)).groups("cursor", "").run();
    assertThat(summary.task("groups").state()).isEqualTo(WorkState.FAILED);
    assertThat(zendesk.requests(GROUPS)).hasSize(1);
  }

  private ExtractFixture fixture() {
    return new ExtractFixture(POSTGRES.database(), zendesk.url());
  }

  private List<String> asked(String parameter) {
    return zendesk.requests(GROUPS).stream().map(it -> value(it, parameter)).toList();
  }

  private static String value(Request request, String parameter) {
    return request.parameter(parameter).orElse("-");
  }

  private static String groups(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(id -> "{\"id\":" + id + "}")
        .collect(Collectors.joining(","));
  }

  private static Reply page(String records, String envelope) {
    return Reply.json(200, "{\"groups\":[" + records + "]," + envelope + "}");
  }

  private static List<String> events(String code) {
    return rows(
        "SELECT concat_ws(' ', object_type, source_id) FROM migration.event WHERE code = '"
            + code
            + "' ORDER BY event_id");
  }

  private static List<String> rows(String sql) {
    return Sql.texts(POSTGRES, sql);
  }
}
