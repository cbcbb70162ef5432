package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.report.Progress;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExtractPhaseIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String GROUPS = "/api/v2/groups";

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(
        "TRUNCATE migration.run, migration.task, migration.partition, migration.event,"
            + " migration.source_count, migration.parent_visit, staging.record CASCADE");
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void landsEveryPageOfAListAndBeginsAgainOnTheNextRun() {
    zendesk.on(GROUPS, ExtractPhaseIT::groupsByCursor);
    ExtractSummary first = fixture().groups("cursor", "").run();
    assertThat(first.state()).isEqualTo(RunState.DONE);
    assertThat(staged("groups")).containsExactly("1", "2", "3");
    assertThat(zendesk.requests(GROUPS))
        .extracting(it -> it.parameter("page[after]").orElse("-"))
        .containsExactly("-", "c1", "c2");
    assertThat(zendesk.requests(GROUPS).get(0).header("authorization"))
        .contains("Basic YWRtaW5AZXhhbXBsZS5jb20vdG9rZW46emVuZGVzay10b2tlbg==");
    assertThat(number("SELECT reported_count AS n FROM migration.source_count")).isEqualTo(3);

    ExtractSummary second = fixture().groups("cursor", "").run();
    assertThat(second.runId()).isGreaterThan(first.runId());
    assertThat(zendesk.requests(GROUPS)).hasSize(6);
    assertThat(
            number(
                "SELECT unchanged_count AS n FROM migration.task WHERE run_id = " + second.runId()))
        .isEqualTo(3);
  }

  @Test
  void sendsZendeskNothingButWhatItNeeds() {
    zendesk.on(GROUPS, groups("1", "2"), Reply.json(200, "{\"groups\":[]}"));
    fixture().groups("none", "").run();
    assertThat(zendesk.requests(GROUPS).get(0).headers().keySet())
        .containsOnly(
            "accept", "accept-encoding", "authorization", "connection", "host", "user-agent");
  }

  @Test
  void goesOnFromTheLastCursorOnTheNextRun() {
    zendesk.on(
        GROUPS,
        page(
            "{\"id\":1,\"updated_at\":\"2020-01-01T00:00:00Z\"}",
            "\"after_cursor\":\"a\",\"end_of_stream\":false"),
        page("", "\"after_cursor\":\"b\",\"end_of_stream\":true"),
        page(
            "{\"id\":1,\"updated_at\":\"2019-01-01T00:00:00Z\",\"n\":\"older\"},{\"id\":2}",
            "\"after_cursor\":\"c\",\"end_of_stream\":true"));
    fixture().groups("incremental_cursor", "").run();
    fixture().groups("incremental_cursor", "").run();
    assertThat(zendesk.requests(GROUPS))
        .extracting(it -> it.parameter("cursor").orElse("-"))
        .containsExactly("-", "a", "b");
    assertThat(zendesk.requests(GROUPS).get(0).parameter("start_time")).contains("1");
    assertThat(
            number("SELECT count(*) AS n FROM staging.record WHERE payload::text LIKE '%older%'"))
        .isZero();
    assertThat(staged("groups")).containsExactly("1", "2");
  }

  @Test
  void repeatsWhatPassesAndShrinksHeavyPages() {
    zendesk.on(
        GROUPS,
        Reply.json(429, "Number of allowed requests exceeded").with("Retry-After", "0"),
        Reply.json(504, "").with("Retry-After", "0"),
        Reply.empty(409).with("Retry-After", "0"),
        new Reply(
            200,
            Map.of("Content-Type", "application/json", "Content-Length", "20"),
            "{\"groups\":[{\"id\":7".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        page("{\"id\":7}", "\"after_cursor\":\"a\",\"end_of_stream\":true"));
    ExtractSummary summary = fixture().attempts(10).groups("incremental_cursor", "").run();
    assertThat(summary.tasks()).allSatisfy((name, end) -> assertThat(end.message()).isEmpty());
    assertThat(zendesk.requests(GROUPS))
        .extracting(it -> it.parameter("per_page").orElse("-"))
        .containsExactly("1000", "1000", "500", "500", "250");
    assertThat(staged("groups")).containsExactly("7");
  }

  @Test
  void oneObjectTypeFailingDoesNotStopTheOthers() {
    zendesk.on(GROUPS, Reply.json(400, "{\"errors\":[{\"code\":\"InvalidPaginationDepth\"}]}"));
    zendesk.on("/api/v2/macros", Reply.json(200, "{\"macros\":[{\"id\":5}],\"next_page\":null}"));
    ExtractSummary summary =
        fixture().groups("offset", "").source(list("macros")).source(list("talk")).run();
    assertThat(summary.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.task("groups").message())
        .isEqualTo(
            "/api/v2/groups answered 400 (application/json, 46 bytes), error \"InvalidPaginationDepth\"");
    assertThat(summary.task("talk").state()).isEqualTo(WorkState.NOT_AVAILABLE);
    assertThat(staged("macros")).containsExactly("5");
    assertThat(number("SELECT count(*) AS n FROM migration.task WHERE state = 'not_available'"))
        .isEqualTo(1);
  }

  @Test
  void aPageThatNeverEndsIsNoticed() {
    zendesk.on(GROUPS, page("{\"id\":1}", "\"after_cursor\":\"same\",\"end_of_stream\":false"));
    ExtractSummary summary = fixture().groups("incremental_cursor", "").run();
    assertThat(summary.task("groups").message()).contains("without saying that it ends");
    assertThat(summary.state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void aStopEndsAfterThePageInHandAndTheNextRunGoesOn() {
    StopSignal stop = new StopSignal();
    zendesk.on(GROUPS, ExtractPhaseIT::groupsByCursor);
    ExtractSummary stopped =
        fixture().stop(stop).progress(stopAtFirstRecord(stop)).groups("cursor", "").run();
    assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(staged("groups")).containsExactly("1");

    ExtractSummary resumed = fixture().groups("cursor", "").run();
    assertThat(resumed.runId()).isEqualTo(stopped.runId());
    assertThat(staged("groups")).containsExactly("1", "2", "3");
    assertThat(number("SELECT record_count AS n FROM migration.task")).isEqualTo(3);
    assertThat(number("SELECT reported_count AS n FROM migration.source_count")).isEqualTo(3);
  }

  @Test
  void childrenAreAskedForParentByParentAndDeletedParentsAreSkipped() {
    zendesk.on(GROUPS, groups("1", "2", "3"));
    zendesk.on("/api/v2/groups/1/members", members("\"id\":11"));
    zendesk.on("/api/v2/groups/3/members", members("\"id\":31"));
    String members =
        """
        source: members
        description: members
        path: /api/v2/groups/{id}/members
        each: { of: groups, as: group_id }
        paging: cursor
        budget: [account]
        after: groups
        records:
          members: { at: members, parent: group_id }
        """;
    ExtractSummary summary = fixture().groups("none", "").source(members).run();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(staged("members")).containsExactly("11", "31");
    assertThat(number("SELECT count(*) AS n FROM migration.parent_visit WHERE found")).isEqualTo(2);
    fixture().groups("none", "").source(members).run();
    // Once each, and one of the two again to compare: group 2 alone is not given out.
    assertThat(zendesk.requests("/api/v2/groups/1/members").size())
        .isEqualTo(3 - zendesk.requests("/api/v2/groups/3/members").size());
  }

  @Test
  void whatPostgresRefusesIsReplacedAndWrittenDown() {
    zendesk.on(GROUPS, Reply.json(200, "{\"groups\":[{\"id\":1,\"n\":\"a\\u0000\"}]}"));
    fixture().groups("none", "").run();
    assertThat(
            number(
                "SELECT count(*) AS n FROM staging.record WHERE (payload::jsonb ->> 'n') = 'a' || chr(65533)"))
        .isEqualTo(1);
    assertThat(
            number(
                "SELECT count(*) AS n FROM migration.event WHERE code = 'character_replaced' AND source_id = '1'"))
        .isEqualTo(1);
  }

  private ExtractFixture fixture() {
    return new ExtractFixture(POSTGRES.database(), zendesk.url());
  }

  private static Progress stopAtFirstRecord(StopSignal stop) {
    return new Progress() {
      @Override
      public void task(String objectType, String phase, OptionalLong total) {}

      @Override
      public void count(String objectType, String counter, long delta) {
        stop.request();
      }

      @Override
      public void done(String objectType, String state) {}

      @Override
      public void note(String line) {}
    };
  }

  private static Reply groupsByCursor(Request request) {
    return switch (request.parameter("page[after]").orElse("")) {
      case "" -> page("{\"id\":1}", "\"meta\":{\"has_more\":true,\"after_cursor\":\"c1\"}");
      case "c1" -> page("{\"id\":2}", "\"meta\":{\"has_more\":true,\"after_cursor\":\"c2\"}");
      default -> page("{\"id\":3}", "\"meta\":{\"has_more\":false,\"after_cursor\":\"c3\"}");
    };
  }

  private static Reply page(String records, String envelope) {
    return Reply.json(200, "{\"groups\":[" + records + "]," + envelope + "}");
  }

  private static Reply groups(String... ids) {
    String records =
        String.join(",", List.of(ids).stream().map(id -> "{\"id\":" + id + "}").toList());
    return Reply.json(200, "{\"groups\":[" + records + "]}");
  }

  private static Reply members(String fields) {
    return Reply.json(200, "{\"members\":[{" + fields + "}],\"meta\":{\"has_more\":false}}");
  }

  private static String list(String name) {
    return """
        source: %1$s
        description: a new list endpoint is a YAML entry
        path: /api/v2/%1$s
        paging: offset
        budget: [account]
        required: false
        records:
          %1$s: { at: %1$s }
        """
        .formatted(name);
  }

  private static List<String> staged(String objectType) {
    return rows(
        "SELECT source_id AS n FROM staging.record WHERE object_type = '"
            + objectType
            + "' ORDER BY 1");
  }

  private static long number(String sql) {
    return Long.parseLong(rows(sql).get(0));
  }

  private static List<String> rows(String sql) {
    return Sql.texts(POSTGRES, sql);
  }
}
