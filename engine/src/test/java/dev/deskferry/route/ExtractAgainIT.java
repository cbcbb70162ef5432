package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a later run makes of what an earlier one left, and what neither of them can have. */
class ExtractAgainIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String GROUPS = "/api/v2/groups";
  private static final String END = "\"after_cursor\":\"a\",\"end_of_stream\":true";

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
  void aListThatAnEarlierRunLeftInTheMiddleBeginsAgain() {
    String more = "\"meta\":{\"has_more\":true,\"after_cursor\":\"c1\"}";
    String end = "\"meta\":{\"has_more\":false}";
    zendesk.on(GROUPS, page("{\"id\":1,\"name\":\"old\"}", more), Reply.json(400, "{}"));
    assertThat(fixture().groups("cursor", "").run().state()).isEqualTo(RunState.FAILED);

    zendesk.on(GROUPS, page("{\"id\":1,\"name\":\"new\"}", more), page("{\"id\":2}", end));
    assertThat(fixture().groups("cursor", "").run().state()).isEqualTo(RunState.DONE);
    assertThat(asked("page[after]")).containsExactly("-", "c1", "-", "c1");
    assertThat(rows("SELECT payload ->> 'name' FROM staging.record WHERE source_id = '1'"))
        .containsExactly("new");
    assertThat(rows("SELECT reported_count FROM migration.source_count")).containsExactly("2");
  }

  @Test
  void aListOfTheRunThatIsResumedGoesOn() {
    String more = "\"meta\":{\"has_more\":true,\"after_cursor\":\"c1\"}";
    zendesk.on(
        GROUPS,
        page("{\"id\":1}", more),
        Reply.json(400, "{}"),
        page("{\"id\":2}", "\"meta\":{\"has_more\":false}"));
    long failed = fixture().groups("cursor", "").run().runId();
    ExtractSummary resumed = fixture().groups("cursor", "").resuming(failed).run();
    assertThat(resumed.state()).isEqualTo(RunState.DONE);
    assertThat(asked("page[after]")).containsExactly("-", "c1", "c1");
  }

  @Test
  void aListOfAnOlderCheckpointGoesOn() {
    String more = "\"meta\":{\"has_more\":true,\"after_cursor\":\"c1\"}";
    zendesk.on(GROUPS, page("{\"id\":1}", more), Reply.json(400, "{}"));
    fixture().groups("cursor", "").run();
    POSTGRES.execute("UPDATE migration.partition SET checkpoint = checkpoint - 'begun'");
    fixture().groups("cursor", "").run();
    assertThat(asked("page[after]")).containsExactly("-", "c1", "c1");
  }

  @Test
  void anOptionalSourceThatWasGivenOutBeforeIsNotTakenForAbsent() {
    zendesk.on(
        GROUPS, page("{\"id\":1}", "\"end_time\":7,\"end_of_stream\":false"), Reply.html(403, ""));
    String optional = "required: false";
    ExtractSummary summary = fixture().groups("incremental_time", optional).run();
    assertThat(summary.task("groups").state()).isEqualTo(WorkState.FAILED);
    assertThat(summary.task("groups").message()).contains("answered 403").contains("before");
    assertThat(fixture().groups("incremental_time", optional).run().state())
        .isEqualTo(RunState.FAILED);

    zendesk.on(GROUPS, page("", "\"end_time\":null"));
    assertThat(fixture().groups("incremental_time", optional).run().state())
        .isEqualTo(RunState.DONE);
    assertThat(asked("start_time")).containsExactly("1", "7", "7", "7");
  }

  @Test
  void aStartTimeInTheFutureIsNotTakenForAnEnd() {
    zendesk.on(GROUPS, tooRecent());
    long future = System.currentTimeMillis() / 1000 + 30 * 86_400;
    ExtractSummary summary = fixture().startTime(future).groups("incremental_cursor", "").run();
    assertThat(summary.task("groups").state()).isEqualTo(WorkState.FAILED);
    assertThat(summary.task("groups").message())
        .contains("InvalidValue")
        .contains("start_time")
        .contains("future");

    zendesk.on(GROUPS, page("{\"id\":1}", END));
    assertThat(fixture().groups("incremental_cursor", "").run().state()).isEqualTo(RunState.DONE);
    assertThat(asked("start_time")).containsExactly(Long.toString(future), "1");
  }

  @Test
  void aStartTimeOfThisMinuteIsTheEndForNow() {
    zendesk.on(GROUPS, tooRecent());
    long now = System.currentTimeMillis() / 1000 - 30;
    assertThat(fixture().startTime(now).groups("incremental_cursor", "").run().state())
        .isEqualTo(RunState.DONE);
  }

  @Test
  void aCursorThatIsRefusedIsNoEnd() {
    zendesk.on(
        GROUPS, page("{\"id\":1}", "\"after_cursor\":\"a\",\"end_of_stream\":false"), tooRecent());
    ExtractSummary summary = fixture().groups("incremental_cursor", "").run();
    assertThat(summary.task("groups").state()).isEqualTo(WorkState.FAILED);
    assertThat(summary.task("groups").message()).contains(GROUPS + " answered 422");
  }

  @Test
  void anEarlierStartTimeBeginsAgainAndALaterOneDoesNot() {
    zendesk.on(GROUPS, page("{\"id\":1}", END));
    fixture().startTime(1_700_000_000).groups("incremental_cursor", "").run();
    fixture().startTime(1_600_000_000).groups("incremental_cursor", "").run();
    fixture().startTime(1_700_000_000).groups("incremental_cursor", "").run();
    assertThat(asked("start_time")).containsExactly("1700000000", "1600000000", "-");
    assertThat(rows("SELECT message FROM migration.event WHERE code = 'begun_again'"))
        .singleElement()
        .asString()
        .contains("2023-11-14")
        .contains("2020-09-13");
  }

  @Test
  void otherParametersBeginAgain() {
    zendesk.on(GROUPS, page("{\"id\":1}", END));
    String scope = "parameters: { support_type_scope: \"{support_type_scope}\" }";
    fixture().ticketScope("agent").groups("incremental_cursor", scope).run();
    fixture().groups("incremental_cursor", scope).run();
    fixture().groups("incremental_cursor", scope + "\ninclude: [brands]").run();
    fixture().groups("incremental_cursor", scope + "\ninclude: [brands]").run();
    assertThat(asked("cursor")).containsExactly("-", "-", "-", "a");
    assertThat(events("begun_again")).hasSize(2);
  }

  @Test
  void anIncrementalWalkOfAnOlderCheckpointGoesOn() {
    zendesk.on(GROUPS, page("{\"id\":1}", END));
    fixture().startTime(1_700_000_000).groups("incremental_cursor", "").run();
    POSTGRES.execute("UPDATE migration.partition SET checkpoint = checkpoint - 'begun'");
    fixture().groups("incremental_cursor", "include: [brands]").run();
    assertThat(asked("cursor")).containsExactly("-", "a");
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

  private static Reply tooRecent() {
    return Reply.json(
        422, "{\"error\":\"InvalidValue\",\"description\":\"Too recent start_time\"}");
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
