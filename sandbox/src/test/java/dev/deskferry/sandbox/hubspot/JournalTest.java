package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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

  @Test
  void aFileThatIsNoKeptAccountIsLeftAsItIs() throws IOException {
    Files.writeString(journal(), "My precious notes, not a journal.\n");
    assertThatThrownBy(this::kept)
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .hasMessageContaining("no account that a sandbox kept");
    assertThat(journal()).content().startsWith("My precious notes");
  }

  @Test
  void aHeaderThatWasCutOffIsWrittenAgain() throws IOException {
    kept().close();
    byte[] header = Files.readAllBytes(journal());
    Files.write(journal(), Arrays.copyOf(header, 5));
    kept().close();
    assertThat(journal()).hasBinaryContent(header);
  }

  @Test
  void anEntryOfAnImpossibleLengthIsNoReasonToCutTheRest() throws IOException {
    kept().close();
    Files.write(journal(), new byte[] {127, 0, 0, 0, 1, 2, 3}, StandardOpenOption.APPEND);
    byte[] damaged = Files.readAllBytes(journal());
    assertThatThrownBy(this::kept)
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .hasMessageContaining("damaged at byte 20");
    assertThat(journal()).hasBinaryContent(damaged);
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
            Map.of("authorization", "Bearer hubspot-token", "content-type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8)));
  }
}
