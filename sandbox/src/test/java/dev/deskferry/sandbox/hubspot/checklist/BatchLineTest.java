package dev.deskferry.sandbox.hubspot.checklist;

import static dev.deskferry.sandbox.hubspot.HubSpotCaller.inputs;
import static dev.deskferry.sandbox.hubspot.HubSpotCaller.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See also {@code BatchTest}. */
@DisplayName(
    "hubspot-api.md §12: Batch: >100 → 400; 0 inputs → 400; duplicate ids → 400; all-or-nothing"
        + " without trace ids; 207 with them; **results shuffled**; `new` on upsert; merged id"
        + " absent; one OBJECT_NOT_FOUND item for all missing ids in read.")
class BatchLineTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @ParameterizedTest
  @DisplayName("Batch: >100 → 400; 0 inputs → 400: every verb of every type")
  @ValueSource(strings = {"contacts", "companies", "tickets", "notes", "emails", "calls", "tasks"})
  void sizesOfEveryBatch(String type) {
    ObjectNode[] many =
        IntStream.range(0, 101)
            .mapToObj(i -> plain().put("id", Integer.toString(i)).put("idProperty", "x"))
            .toArray(ObjectNode[]::new);
    for (String verb : new String[] {"create", "update", "upsert", "read", "archive"}) {
      String path = type + "/batch/" + verb;
      Answer tooMany = caller.post(path, inputs(many));
      assertThat(tooMany.status()).isEqualTo(400);
      assertThat(tooMany.message()).contains("100");
      assertThat(caller.post(path, inputs()).status()).isEqualTo(400);
    }
  }

  private ObjectNode change(String id, String trace, String name, String value) {
    return plain(name, value).put("id", id).put("objectWriteTraceId", trace);
  }

  @Test
  @DisplayName("update, invalid value, with trace ids: 400 for all, 207 by option")
  void anInvalidValueInATracedUpdate() {
    for (HubSpotCaller one :
        new HubSpotCaller[] {caller, HubSpotCaller.lenient(Lenient.TRACED_UPDATES_FAIL_ALONE)}) {
      String good = one.create("tickets", "hs_pipeline_stage", "1");
      String bad = one.create("tickets", "hs_pipeline_stage", "1");
      Answer answer =
          one.post(
              "tickets/batch/update",
              inputs(change(good, "a", "subject", "new"), change(bad, "b", "createdate", "never")));
      String subject =
          one.get("tickets/" + good + "?properties=subject")
              .body()
              .at("/properties/subject")
              .asText("");
      if (one == caller) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(subject).isEmpty();
      } else {
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.errors().get(0).at("/context/objectWriteTraceId/0").asText())
            .isEqualTo("b");
        assertThat(subject).isEqualTo("new");
      }
    }
  }

  @Test
  @DisplayName("upsert by e-mail address with trace ids: all or nothing, 207 by option")
  void aBadRecordInATracedUpsertByEmail() {
    for (HubSpotCaller one :
        new HubSpotCaller[] {caller, HubSpotCaller.lenient(Lenient.EMAIL_UPSERTS_FAIL_ALONE)}) {
      ObjectNode good = one.traced("city", "B").put("id", "a@b.com").put("idProperty", "email");
      ObjectNode bad = one.traced("nope", "B").put("id", "c@b.com").put("idProperty", "email");
      Answer answer = one.post("contacts/batch/upsert", inputs(good, bad));
      assertThat(answer.status()).isEqualTo(one == caller ? 400 : 207);
      assertThat(one.get("contacts").results()).hasSize(one == caller ? 0 : 1);
    }
  }

  @Test
  @DisplayName("one address twice in a traced create: the first is taken, the second a CONFLICT")
  void oneAddressTwice() {
    Answer answer =
        caller.post(
            "contacts/batch/create",
            inputs(caller.traced("email", "a@b.com"), caller.traced("email", "A@b.com")));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.results()).hasSize(1);
    assertThat(answer.errors().get(0).get("category").asText()).isEqualTo("CONFLICT");
  }
}
