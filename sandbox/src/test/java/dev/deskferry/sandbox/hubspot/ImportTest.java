package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.testing.SteeredClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of CSV files: slots, rows, errors. */
class ImportTest {

  private static final String CONTACTS =
      """
      {"name":"people","dateFormat":"DAY_MONTH_YEAR","files":[{"fileName":"note.txt","fileFormat":"CSV",
       "fileImportPage":{"hasHeader":true,"columnMappings":[
        {"columnObjectTypeId":"0-1","columnName":"First","propertyName":"firstname"},
        {"columnObjectTypeId":"0-1","columnName":"Mail","propertyName":"email",
         "columnType":"HUBSPOT_ALTERNATE_ID"},
        {"columnObjectTypeId":"0-2","columnName":"Firm","propertyName":"domain"}]}}]}""";

  private final SteeredClock clock = new SteeredClock("2026-11-22T10:00:00Z");
  private final HubSpotCaller caller =
      HubSpotCaller.with(HubSpotOptions.defaults().withClock(clock));

  private Answer start(String request, String csv) {
    return caller.post("/crm/v3/imports", FileTest.form("importRequest", request, "files", csv));
  }

  private JsonNode state(String id) {
    return caller.get("/crm/v3/imports/" + id).body();
  }

  @Test
  @DisplayName("hubspot-api.md §12: imports with three slots and DEFERRED")
  void threeRunAndTheRestIsDeferred() {
    List<String> ids =
        IntStream.range(0, 5)
            .mapToObj(i -> start(CONTACTS, "First,Mail,Firm\nA,a" + i + "@b.com,b.com\n"))
            .map(Answer::id)
            .toList();
    assertThat(ids.stream().map(id -> state(id).get("state").asText()))
        .containsExactly("STARTED", "STARTED", "STARTED", "DEFERRED", "DEFERRED");
    clock.advance(Duration.ofMillis(1_500));
    assertThat(state(ids.get(0)).get("state").asText()).isEqualTo("PROCESSING");
    assertThat(caller.get("contacts").results()).isEmpty();
    clock.advance(Duration.ofMillis(500));
    assertThat(ids.stream().map(id -> state(id).get("state").asText()))
        .containsExactly("DONE", "DONE", "DONE", "STARTED", "STARTED");
    assertThat(caller.get("contacts").results()).hasSize(3);
    assertThat(caller.post("/crm/v3/imports/" + ids.get(4) + "/cancel", "").status())
        .isEqualTo(200);
    clock.advance(Duration.ofSeconds(60));
    assertThat(ids.stream().map(id -> state(id).get("state").asText()))
        .containsExactly("DONE", "DONE", "DONE", "DONE", "CANCELED");
    assertThat(caller.get("contacts").results()).hasSize(4);
    assertThat(caller.post("/crm/v3/imports/" + ids.get(0) + "/cancel", "").status())
        .isEqualTo(400);
    Answer page = caller.get("/crm/imports/2026-03?limit=3");
    assertThat(page.results()).hasSize(3);
    assertThat(
            caller
                .get("/crm/v3/imports?after=" + page.body().at("/paging/next/after").asText())
                .results())
        .hasSize(2);
  }

  @Test
  void rowsAreUpsertedAssociatedAndTheirErrorsNamed() {
    caller.create("contacts", "email", "old@b.com", "firstname", "Old");
    String id =
        start(
                CONTACTS,
                "First,Mail,Firm\r\n\"New, \"\"er\"\"\",OLD@b.com,b.com\r\n"
                    + "Bad,nonsense,c.com\r\nToo,few\r\nNext,n@b.com,B.com\r\n")
            .id();
    clock.advance(Duration.ofSeconds(5));
    JsonNode counters = state(id).at("/metadata/counters");
    assertThat(counters.get("TOTAL_ROWS").asInt()).isEqualTo(4);
    assertThat(counters.get("CREATED_OBJECTS").asInt()).isEqualTo(3);
    assertThat(counters.get("UPDATED_OBJECTS").asInt()).isEqualTo(2);
    JsonNode errors =
        caller
            .get("/crm/v3/imports/" + id + "/errors?includeErrorMessage=true&includeRowData=true")
            .results();
    assertThat(errors.findValuesAsText("errorType"))
        .containsExactly("INVALID_EMAIL", "INCORRECT_NUMBER_OF_COLUMNS");
    assertThat(errors.get(0).at("/sourceData/lineNumber").asInt()).isEqualTo(3);
    assertThat(errors.get(1).at("/sourceData/rowData").toString()).isEqualTo("[\"Too\",\"few\"]");
    Answer old = caller.get("contacts/OLD@b.com?idProperty=email&associations=companies");
    assertThat(old.body().at("/properties/firstname").asText()).isEqualTo("New, \"er\"");
    assertThat(old.body().at("/associations/companies/results")).isNotEmpty();
    assertThat(caller.get("companies").results()).as("b.com is one company").hasSize(2);
  }

  @Test
  void datesFollowTheFormatOfTheRequest() {
    String request =
        CONTACTS
            .replace("\"propertyName\":\"firstname\"", "\"propertyName\":\"closedate\"")
            .replace("\"domain\"", "\"name\"");
    String id =
        start(request, "First,Mail,Firm\n24/12/2025,d@b.com,B\n12/24/2025,e@b.com,C\n").id();
    clock.advance(Duration.ofSeconds(5));
    assertThat(
            caller
                .get("contacts/d@b.com?idProperty=email&properties=closedate")
                .body()
                .at("/properties/closedate")
                .asText())
        .isEqualTo("2025-12-24T00:00:00Z");
    assertThat(
            caller.get("/crm/v3/imports/" + id + "/errors").results().findValuesAsText("errorType"))
        .containsExactly("COULD_NOT_PARSE_DATE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"name\":\"x\",\"files\":[]}",
        "{\"name\":\"x\",\"files\":[{\"fileName\":\"other.csv\",\"fileImportPage\":{\"columnMappings\":[{\"columnObjectTypeId\":\"0-1\",\"columnName\":\"Mail\",\"propertyName\":\"email\"}]}}]}",
        "{\"name\":\"x\",\"files\":[{\"fileName\":\"note.txt\",\"fileImportPage\":{\"columnMappings\":[{\"columnObjectTypeId\":\"0-1\",\"columnName\":\"Mail\",\"propertyName\":\"none\"}]}}]}",
        "{\"name\":\"x\",\"files\":[{\"fileName\":\"note.txt\",\"fileImportPage\":{\"columnMappings\":[{\"columnObjectTypeId\":\"0-1\",\"columnName\":\"Else\",\"propertyName\":\"email\"}]}}]}",
        "{\"name\":\"x\",\"files\":[{\"fileName\":\"note.txt\",\"fileFormat\":\"SPREADSHEET\",\"fileImportPage\":{}}]}"
      })
  void requestsThatCannotBeCarriedOutAre400(String request) {
    assertThat(start(request, "Mail\na@b.com\n").status()).isEqualTo(400);
    assertThat(caller.get("/crm/v3/imports").results()).isEmpty();
  }

  @Test
  void aFileWithTooManyRowsIs429() {
    Answer refused = start(CONTACTS, "First,Mail,Firm\n" + "\n".repeat(1_048_577));
    assertThat(refused.status()).isEqualTo(429);
  }

  @Test
  void importsGoOnAfterARestart(@TempDir Path folder) {
    HubSpotOptions options = HubSpotOptions.defaults().withClock(clock);
    HubSpotStandIn first = new HubSpotStandIn(options);
    first.keepIn(folder.resolve("account"));
    new HubSpotCaller(first)
        .post(
            "/crm/v3/imports",
            FileTest.form("importRequest", CONTACTS, "files", "First,Mail,Firm\nA,a@b.com,b.com"));
    clock.advance(Duration.ofSeconds(3));
    new HubSpotCaller(first).create("contacts", "email", "z@b.com");
    first.close();
    HubSpotStandIn second = new HubSpotStandIn(options);
    second.keepIn(folder.resolve("account"));
    assertThat(second.inspect().records("contacts").map(record -> record.properties().get("email")))
        .containsExactly("a@b.com", "z@b.com");
    second.close();
  }

  @Test
  void importsNeedTheirScope() {
    HubSpotKey key = new HubSpotKey("k", "k", Set.of("oauth"));
    HubSpotCaller poor =
        new HubSpotCaller(
            new HubSpotStandIn(HubSpotOptions.defaults().withKeys(List.of(key))), "k");
    assertThat(poor.get("/crm/v3/imports").status()).isEqualTo(403);
  }
}
