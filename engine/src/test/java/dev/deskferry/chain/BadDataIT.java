package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.testing.PgServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An account of records that are wrong in one way each, taken through all verbs once: every test
 * looks at what became of one of them.
 */
class BadDataIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIMES =
      "\"created_at\":\"2020-01-01T00:00:00Z\",\"updated_at\":\"2020-01-02T00:00:00Z\"";
  private static final int BODY_LIMIT = 65_536;

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @TempDir static Path folder;

  private static Sandbox sandbox;
  private static DeskferryProcess.Result tooEarly;
  private static DeskferryProcess.Result reconciled;
  private static Map<String, JsonNode> portal;

  @BeforeAll
  static void migrate() throws IOException {
    write(
        "organizations",
        """
        {"id":1,"name":"Grüße & Söhne",TIMES}
        """);
    write(
        "users",
        """
        {"id":10,"name":"Ágnes","email":"agent@example.com","role":"admin","active":true,TIMES}
        {"id":11,"name":"山田 太郎","email":"yamada@example.com","role":"end-user","active":true,"organization_id":1,TIMES}
        {"id":12,"name":"No Address","email":"no address at all","role":"end-user","active":true,TIMES}
        {"id":13,"name":"First Twin","email":"twin@example.com","role":"end-user","active":true,TIMES}
        {"id":14,"name":"Second Twin","email":"Twin@example.com","role":"end-user","active":true,TIMES}
        {"id":15,"name":"Lost","email":null,"role":"end-user","active":true,"organization_id":999,TIMES}
        """);
    write(
        "ticket_fields",
        """
        {"id":101,"type":"tagger","title":"Plan","active":true,"custom_field_options":[{"id":1,"name":"Gold","value":"gold"}],TIMES}
        {"id":102,"type":"integer","title":"Seats","active":true,TIMES}
        """);
    List<String> oddities =
        List.of(
            "{\"id\":21,\"subject\":\"Grüße\"}",
            "{\"id\":22,\"subject\":null}",
            "{\"id\":23,\"custom_fields\":[{\"id\":101,\"value\":\"gone\"}]}",
            "{\"id\":24,\"custom_fields\":[{\"id\":102,\"value\":\"12\"}]}",
            "{\"id\":25,\"custom_fields\":[{\"id\":102,\"value\":\"twelve\"}]}",
            "{\"id\":26,\"requester_id\":999}",
            "{\"id\":27,\"status\":\"martian\"}",
            "{\"id\":28,\"description\":\"" + "ü".repeat(BODY_LIMIT + 1) + "\"}",
            "{\"id\":29,\"created_at\":\"2020-01-01T02:00:00+02:00\"}");
    StringBuilder tickets = new StringBuilder();
    for (String oddity : oddities) {
      ObjectNode ticket =
          (ObjectNode)
              JSON.readTree(
                  ("{\"subject\":\"s\",\"status\":\"open\",\"description\":\"x\",\"requester_id\":11,"
                          + "\"submitter_id\":11,\"assignee_id\":10,\"organization_id\":1,TIMES}")
                      .replace("TIMES", TIMES));
      ticket.setAll((ObjectNode) JSON.readTree(oddity));
      tickets.append(ticket).append('\n');
    }
    write("tickets", tickets.toString());
    sandbox = Sandbox.start(SandboxOptions.defaults().from(folder));
    Chain chain = Chain.between(sandbox, POSTGRES);
    chain.succeed("extract");
    tooEarly = DeskferryProcess.run(chain.environment(), "reconcile");
    chain.succeed("load", "--execute");
    reconciled = DeskferryProcess.run(chain.environment(), "reconcile");
    portal =
        PortalContents.read(
                sandbox.hubspotUrl(),
                "name,email,lastname,subject,content,createdate,zd_plan,zd_seats,zendesk_unmapped")
            .properties();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void nothingIsLostAndRejectedRecordsAreNamed() {
    assertThat(reconciled.output()).contains("It adds up").doesNotContain("\tat ");
    assertThat(reconciled.exitCode()).as(reconciled.output()).isZero();
    assertThat(portal.keySet().stream().filter(key -> !key.matches("(emails|notes):.*")))
        .containsExactlyInAnyOrder(
            "companies:1",
            "contacts:10",
            "contacts:11",
            "contacts:12",
            "contacts:13",
            "contacts:15",
            "tickets:21",
            "tickets:22",
            "tickets:23",
            "tickets:24",
            "tickets:25",
            "tickets:26",
            "tickets:28",
            "tickets:29");
  }

  @Test
  void aStateThatNoStageStandsForRejectsTheTicket() {
    assertThat(reconciled.output())
        .contains("tickets 27: unknown-value: hs_pipeline_stage: \"martian\" is not in the map");
  }

  @Test
  void theSecondUserOfAnAddressIsRejectedAndTheHolderNamed() {
    assertThat(reconciled.output()).contains("users 14: HELD_BY_ANOTHER").contains("users 13");
  }

  @Test
  void anInvalidAddressIsKeptAsText() {
    assertThat(text("contacts:12", "zendesk_unmapped")).contains("no address at all");
    assertThat(text("contacts:12", "email")).isEmpty();
  }

  @Test
  void anOptionThatDoesNotExistIsKeptAsText() {
    assertThat(text("tickets:23", "zendesk_unmapped")).isEqualTo("Plan: gone");
  }

  @Test
  void aNumberThatIsAStringIsReadWhereItIsANumber() {
    assertThat(text("tickets:24", "zd_seats")).isEqualTo("12");
    assertThat(text("tickets:25", "zendesk_unmapped")).isEqualTo("Seats: twelve");
  }

  @Test
  void aDateWithAZoneIsTheSameInstant() {
    assertThat(text("tickets:29", "createdate")).isEqualTo("2020-01-01T00:00:00Z");
  }

  @Test
  void aBodyOverTheLimitArrivesCut() {
    assertThat(text("tickets:28", "content")).startsWith("ü").hasSizeLessThanOrEqualTo(BODY_LIMIT);
  }

  @Test
  void nullSubjectsAndLettersOfAllAlphabetsArrive() {
    assertThat(text("tickets:22", "subject")).isEqualTo("(no subject)");
    assertThat(text("tickets:21", "subject")).isEqualTo("Grüße");
    assertThat(text("companies:1", "name")).isEqualTo("Grüße & Söhne");
    assertThat(text("contacts:11", "lastname")).isEqualTo("太郎");
  }

  @Test
  void reconcileBeforeTheFirstLoadPrintsItsTable() {
    assertThat(tooEarly.output()).contains("in HubSpot").doesNotContain("HubSpot refused");
    assertThat(tooEarly.exitCode()).isZero();
  }

  @Test
  void whatCouldNotBeLoadedAsItIsHasAWarningWithObjectIdAndProperty() throws SQLException {
    assertThat(warnings())
        .anyMatch(it -> it.matches("users 12 invalid-email: .*email: .*"))
        .anyMatch(it -> it.matches("tickets 23 .*: .*zd_plan: .*"))
        .anyMatch(it -> it.matches("tickets 25 invalid-number: .*zd_seats: .*"))
        .anyMatch(it -> it.matches("tickets 28 too-long: .*content: .*it was cut.*"))
        .noneMatch(it -> it.contains("no address at all"));
  }

  private static List<String> warnings() throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(POSTGRES.url(), POSTGRES.user(), POSTGRES.password());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT concat(object_type, ' ', source_id, ' ', code, ': ', message)"
                    + " FROM migration.event WHERE level = 'warning'")) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  private static String text(String record, String property) {
    return portal.get(record).path(property).asText("");
  }

  private static void write(String type, String lines) throws IOException {
    Files.writeString(folder.resolve(type + ".jsonl"), lines.replace("TIMES", TIMES));
  }
}
