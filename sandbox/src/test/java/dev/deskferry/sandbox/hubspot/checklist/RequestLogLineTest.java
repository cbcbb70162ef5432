package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.RequestLog;
import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** See also {@code RequestLogTest} and {@code AccessTest}. */
@DisplayName(
    "hubspot-api.md §12: A request log (method, path, size, key, status) so tests can assert"
        + " **request counts**, and a duplicate detector on the source key.")
class RequestLogLineTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("A request log (method, path, size, key, status)")
  void entriesTellEverything() {
    String body = "{\"properties\":{\"email\":\"a@b.com\"}}";
    String id = caller.post("/crm/v3/objects/contacts", body).id();
    caller.get("/crm/v3/objects/contacts/" + id + "?properties=email");
    new HubSpotCaller(caller.standIn(), "wrong").get("/crm/v3/owners");
    List<RequestLog.Entry> entries = caller.standIn().log().entries();
    assertThat(entries)
        .extracting(RequestLog.Entry::method, RequestLog.Entry::status, RequestLog.Entry::key)
        .containsExactly(
            tuple("POST", 201, "full"), tuple("GET", 200, "full"), tuple("GET", 401, "anonymous"));
    assertThat(entries.get(0).requestBytes()).isEqualTo(body.length());
    assertThat(entries.get(0).replyBytes()).isPositive();
    assertThat(entries.get(1).query()).containsEntry("properties", List.of("email"));
    assertThat(caller.standIn().log().count("GET", "/crm/v3/objects/contacts/{id}")).isOne();
  }

  @Test
  @DisplayName("what stands around the stand-in is in the log as the caller saw it")
  void theLogShowsWhatTheCallerSaw() {
    caller
        .standIn()
        .surround(
            (request, application) ->
                request.path().endsWith("/owners")
                    ? Reply.json(502, "{}")
                    : application.apply(request));
    assertThat(caller.get("/crm/v3/owners").status()).isEqualTo(502);
    assertThat(caller.get("/crm/v3/objects/contacts").status()).isEqualTo(200);
    assertThat(caller.standIn().log().entries())
        .extracting(RequestLog.Entry::status)
        .containsExactly(502, 200);
  }

  @Test
  @DisplayName("a duplicate detector on the source key")
  void duplicatesOfTheSourceKeyAreFound() {
    caller.post(
        "/crm/v3/properties/tickets",
        """
        {"name":"src","label":"S","type":"string","fieldType":"text","groupName":"ticketinformation"}""");
    String first = caller.create("tickets", "hs_pipeline_stage", "1", "src", "k1");
    String second = caller.create("tickets", "hs_pipeline_stage", "1", "src", "k1");
    caller.create("tickets", "hs_pipeline_stage", "1", "src", "k2");
    assertThat(caller.standIn().inspect().duplicates("tickets", "src"))
        .containsOnlyKeys("k1")
        .containsEntry("k1", List.of(Long.parseLong(first), Long.parseLong(second)));
  }
}
