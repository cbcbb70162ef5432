package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that is kept in a file outlives its process with the same records and ids. */
class JournalTest {

  @TempDir Path folder;

  @Test
  void anAccountGoesOnWhereItsProcessEnded() {
    String before;
    try (HubSpotStandIn first = kept()) {
      post(first, "/crm/v3/objects/companies", "{\"properties\":{\"name\":\"Ärger & Söhne\"}}");
      post(first, "/crm/v3/objects/companies", "{\"properties\":{\"nope\":\"refused\"}}");
      post(first, "/crm/v3/objects/companies", "{\"properties\":{\"name\":\"Second\"}}");
      before = list(first);
    }
    try (HubSpotStandIn second = kept()) {
      assertThat(list(second)).isEqualTo(before).contains("Ärger & Söhne", "Second");
    }
  }

  @Test
  void anEntryThatWasCutOffIsDroppedAndTheNextOneIsKept() throws IOException {
    try (HubSpotStandIn first = kept()) {
      post(first, "/crm/v3/objects/companies", "{\"properties\":{\"name\":\"Whole\"}}");
    }
    Files.write(journal(), new byte[] {0, 0, 9, 9, 1, 2}, StandardOpenOption.APPEND);
    try (HubSpotStandIn second = kept()) {
      post(second, "/crm/v3/objects/companies", "{\"properties\":{\"name\":\"Next\"}}");
    }
    try (HubSpotStandIn third = kept()) {
      assertThat(list(third)).contains("Whole", "Next");
    }
  }

  private HubSpotStandIn kept() {
    HubSpotStandIn standIn = new HubSpotStandIn(HubSpotOptions.defaults());
    standIn.keepIn(journal());
    return standIn;
  }

  private Path journal() {
    return folder.resolve("portal.journal");
  }

  private static void post(HubSpotStandIn standIn, String path, String body) {
    answer(standIn, "POST", path, body);
  }

  private static String list(HubSpotStandIn standIn) {
    Reply reply = answer(standIn, "GET", "/crm/v3/objects/companies", "");
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  private static Reply answer(HubSpotStandIn standIn, String method, String path, String body) {
    return standIn.apply(
        new Request(
            method,
            path,
            Map.of(),
            Map.of("authorization", "Bearer hubspot-token"),
            body.getBytes(StandardCharsets.UTF_8)));
  }
}
