package dev.deskferry.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ArchiveConversationTest {

  private static final String GONE =
      "{\"category\":\"OBJECT_NOT_FOUND\",\"message\":\"gone\",\"context\":{\"ids\":[\"2\"]}}";
  private static final String NO =
      "{\"category\":\"VALIDATION_ERROR\",\"message\":\"no\",\"context\":{\"ids\":[\"1\"]}}";

  private final ArchiveConversation conversation =
      new ArchiveConversation(
          "tickets", new HubSpotPaths(ApiVersion.DEFAULT), List.of("1", "2", "1", "3"));

  @Test
  void oneRequestNamesEachRecordOnce() {
    HubSpotRequest request = conversation.next().orElseThrow();
    assertThat(request.path()).isEqualTo("/crm/objects/2026-03/tickets/batch/archive");
    assertThat(request.repeatable()).isTrue();
    assertThat(body(request))
        .isEqualTo("{\"inputs\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]}");
    conversation.accept(new Verdict.Answered(204, Json.read(""), "c-1"));
    assertThat(conversation.next()).isEmpty();
    assertThat(conversation.refusals()).isEmpty();
  }

  @Test
  void aRecordThatIsGoneAlreadyIsArchivedEnough() {
    conversation.next();
    conversation.accept(
        new Verdict.Answered(207, Json.read("{\"errors\":[" + GONE + "," + NO + "]}"), "c-2"));
    assertThat(conversation.next()).isEmpty();
    assertThat(conversation.refusals()).containsOnlyKeys("1");
    assertThat(conversation.refusals().values())
        .extracting(ErrorBody::correlationId)
        .containsExactly("c-2");
  }

  @Test
  void aRefusedBatchIsHalvedUntilTheCulpritStandsAlone() {
    refuse(NO);
    refuse(GONE);
    refuse(NO);
    answer();
    refuse(NO);
    assertThat(conversation.next()).isEmpty();
    assertThat(conversation.refusals()).containsOnlyKeys("3");
  }

  private void refuse(String error) {
    assertThat(conversation.next()).isPresent();
    conversation.accept(new Verdict.Refused(400, ErrorBody.of(Json.read(error))));
  }

  private void answer() {
    assertThat(conversation.next()).isPresent();
    conversation.accept(new Verdict.Answered(204, Json.read(""), ""));
  }

  private static String body(HubSpotRequest request) {
    return new String(
        Objects.requireNonNullElse(request.body(), new byte[0]), StandardCharsets.UTF_8);
  }
}
