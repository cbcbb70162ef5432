package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.testing.SteeredClock;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files: uploads and their duplicates, signed addresses, imports from URLs, folders. */
class FileTest {

  private static final String PRIVATE = "{\"access\":\"PRIVATE\"}";

  private final SteeredClock clock = new SteeredClock("2026-11-22T10:00:00Z");
  private final HubSpotCaller caller =
      HubSpotCaller.with(HubSpotOptions.defaults().withClock(clock));

  @AfterEach
  void close() {
    caller.standIn().close();
  }

  static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append("--b0\r\nContent-Disposition: form-data; name=\"")
          .append(namesAndValues[i])
          .append('"');
      if (namesAndValues[i].startsWith("file") && !namesAndValues[i].equals("fileName")) {
        form.append("; filename=\"note.txt\"\r\nContent-Type: text/plain");
      }
      form.append("\r\n\r\n").append(namesAndValues[i + 1]).append("\r\n");
    }
    return form.append("--b0--\r\n").toString();
  }

  private Answer upload(String content, String options, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "file";
    all[1] = content;
    all[2] = "options";
    all[3] = options;
    System.arraycopy(more, 0, all, 4, more.length);
    return caller.post("/files/v3/files", form(all));
  }

  private Answer upload(String content) {
    return upload(content, PRIVATE, "folderPath", "/tickets/1");
  }

  @Test
  void anUploadIs201WithTheFileAndItsFolderIsMade() {
    Answer made = upload("hello");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode file = made.body();
    assertThat(file.get("name").asText()).isEqualTo("note");
    assertThat(file.get("extension").asText()).isEqualTo("txt");
    assertThat(file.get("path").asText()).isEqualTo("/tickets/1/note.txt");
    assertThat(file.get("size").asInt()).isEqualTo(5);
    assertThat(file.get("access").asText()).isEqualTo("PRIVATE");
    assertThat(file.get("fileMd5").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(caller.get("/files/2026-03/files/" + made.id()).body()).isEqualTo(file);
    assertThat(caller.get("/files/v3/folders/tickets/1").body().get("name").asText())
        .isEqualTo("1");
    assertThat(caller.get("/files/v3/files/stat/tickets/1/note.txt").body().at("/file/id").asText())
        .isEqualTo(made.id());
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, ENTIRE_PORTAL, /a, 201, false",
    "RETURN_EXISTING, ENTIRE_PORTAL, /b, 201, true",
    "RETURN_EXISTING, EXACT_FOLDER, /b, 201, false",
    "RETURN_EXISTING, EXACT_FOLDER, /a, 201, true",
    "REJECT, ENTIRE_PORTAL, /b, 409, false",
    "REJECT, EXACT_FOLDER, /b, 201, false"
  })
  @DisplayName("hubspot-api.md §12: files with RETURN_EXISTING")
  void duplicates(String strategy, String scope, String folder, int status, boolean isSame) {
    String first = upload("same", PRIVATE, "folderPath", "/a").id();
    String options =
        "{\"access\":\"PRIVATE\",\"duplicateValidationStrategy\":\"%s\",\"duplicateValidationScope\":\"%s\"}"
            .formatted(strategy, scope);
    Answer second = upload("same", options, "folderPath", folder);
    assertThat(second.status()).isEqualTo(status);
    assertThat(second.id().equals(first)).isEqualTo(isSame);
  }

  @Test
  void namesCollideByCountingAndOverwritingGivesANewId() {
    String first = upload("one").id();
    assertThat(upload("two").body().get("name").asText()).isEqualTo("note-1");
    Answer third =
        upload("three", "{\"access\":\"PRIVATE\",\"overwrite\":true}", "folderPath", "/tickets/1");
    assertThat(third.body().get("name").asText()).isEqualTo("note");
    assertThat(third.id()).isNotEqualTo(first);
    assertThat(caller.get("/files/v3/files/" + first).status()).isEqualTo(404);
  }

  @Test
  void aPrivateFileIsReadByItsSignedAddressUntilItExpires() {
    byte[] content = {0, 1, 2, '\r', '\n', '-', '-', 'b', (byte) 0xff};
    Answer made = binary(content);
    JsonNode signed =
        caller.get("/files/v3/files/" + made.id() + "/signed-url?expirationSeconds=60").body();
    assertThat(signed.get("size").asInt()).isEqualTo(content.length);
    URI url = URI.create(signed.get("url").asText());
    assertThat(download(url.getPath(), url.getQuery()).body()).isEqualTo(content);
    assertThat(download(url.getPath(), url.getQuery() + "0").status()).isEqualTo(403);
    clock.advance(Duration.ofSeconds(61));
    assertThat(download(url.getPath(), url.getQuery()).status()).isEqualTo(403);
  }

  private Answer binary(byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String form = form("options", PRIVATE, "folderPath", "/x", "file", "CONTENT");
    int at = form.indexOf("CONTENT");
    body.writeBytes(form.substring(0, at).getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(form.substring(at + "CONTENT".length()).getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers =
        Map.of(
            "authorization", "Bearer hubspot-token",
            "content-type", "multipart/form-data; boundary=\"b0\"");
    Reply reply =
        caller
            .standIn()
            .apply(new Request("POST", "/files/v3/files", Map.of(), headers, body.toByteArray()));
    assertThat(reply.status()).isEqualTo(201);
    JsonNode parsed = HubSpotCaller.parse(reply);
    return new Answer(reply.status(), parsed, reply.headers(), "");
  }

  private Reply download(String path, String query) {
    String[] pairs = query.split("[&=]", -1);
    return caller
        .standIn()
        .apply(
            new Request(
                "GET",
                path,
                Map.of(pairs[0], List.of(pairs[1]), pairs[2], List.of(pairs[3])),
                Map.of(),
                new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no form",
        "--b0\r\n",
        "--b0--",
        "--b0\r\nx\r\n--b0--",
        "--b0\r\n\r\n\r\n\r\n\r\n--b0--"
      })
  void brokenFormsAre400(String body) {
    assertThat(caller.post("/files/v3/files", body).status()).isEqualTo(400);
  }

  @Test
  void wrongUploadsAre400() {
    assertThat(upload("x", PRIVATE).status()).isEqualTo(400);
    assertThat(upload("x", PRIVATE, "folderPath", "/a", "folderId", "1").status()).isEqualTo(400);
    assertThat(upload("x", "{}", "folderPath", "/a").status()).isEqualTo(400);
    assertThat(upload("x", "{\"access\":\"OPEN\"}", "folderPath", "/a").status()).isEqualTo(400);
    assertThat(upload("x", "[", "folderPath", "/a").status()).isEqualTo(400);
    assertThat(upload("x", PRIVATE, "folderPath", "a/".repeat(600)).status()).isEqualTo(400);
    assertThat(upload("x", PRIVATE, "folderId", "77").status()).isEqualTo(404);
    assertThat(upload("x".repeat((20 << 20) + 1), PRIVATE, "folderPath", "/a").message())
        .contains("more than the limit");
  }

  @Test
  void filesWithATtlAreGoneAfterIt() {
    String options = "{\"access\":\"PRIVATE\",\"ttl\":\"P2D\"}";
    String id = upload("x", options, "folderPath", "/a").id();
    clock.advance(Duration.ofDays(2));
    assertThat(caller.get("/files/v3/files/" + id).status()).isEqualTo(404);
    assertThat(caller.get("/files/v3/files/search").results()).isEmpty();
    assertThat(upload("y", options.replace("P2D", "PT1H"), "folderPath", "/a").status())
        .isEqualTo(400);
  }

  @Test
  void filesAreReplacedMovedAndDeleted() {
    String id = upload("x").id();
    Answer replaced = caller.put("/files/v3/files/" + id, form("file", "longer"));
    assertThat(replaced.id()).isEqualTo(id);
    assertThat(replaced.body().get("size").asInt()).isEqualTo(6);
    Answer moved =
        caller.patch("/files/v3/files/" + id, "{\"name\":\"b\",\"parentFolderPath\":\"/other\"}");
    assertThat(moved.body().get("path").asText()).isEqualTo("/other/b.txt");
    assertThat(caller.get("/files/v3/files/" + id + "/download").text()).isEqualTo("longer");
    assertThat(caller.get("/files/2026-03/files/" + id + "/download").status()).isEqualTo(404);
    assertThat(caller.delete("/files/v3/files/" + id).status()).isEqualTo(204);
    assertThat(caller.delete("/files/v3/files/" + id + "/gdpr-delete").status()).isEqualTo(404);
  }

  @Test
  void deletingAFolderDeletesWhatIsInIt() {
    String id = upload("x").id();
    Answer made =
        caller.post("/files/v3/folders", "{\"name\":\"deep\",\"parentPath\":\"/tickets/1\"}");
    assertThat(made.body().get("path").asText()).isEqualTo("/tickets/1/deep");
    assertThat(caller.delete("/files/v3/folders/tickets").status()).isEqualTo(204);
    assertThat(caller.get("/files/v3/files/" + id).status()).isEqualTo(404);
    assertThat(caller.get("/files/v3/folders/" + made.id()).status()).isEqualTo(404);
  }

  @Test
  void anImportFromAUrlIsATaskThatEndsWithTheFile() {
    try (HttpServer source =
        HttpServer.start(
            "127.0.0.1",
            0,
            request ->
                request.path().equals("/a.txt") ? Reply.json(200, "hi") : Reply.empty(401))) {
      JsonNode done = imported(source.url() + "/a.txt");
      assertThat(done.get("status").asText()).isEqualTo("COMPLETE");
      assertThat(done.at("/result/path").asText()).isEqualTo("/in/a.txt");
      assertThat(done.at("/result/size").asInt()).isEqualTo(2);
      assertThat(imported(source.url() + "/secret.txt").get("status").asText())
          .as("HubSpot has no credentials for the source")
          .isEqualTo("CANCELED");
      assertThat(imported("http://192.0.2.1/a.txt").get("status").asText()).isEqualTo("CANCELED");
    }
    assertThat(
            caller
                .post(
                    "/files/v3/files/import-from-url/async",
                    "{\"access\":\"PRIVATE\",\"url\":\"file:///etc/passwd\",\"folderPath\":\"/a\"}")
                .status())
        .isEqualTo(400);
  }

  private JsonNode imported(String url) {
    Answer started =
        caller.post(
            "/files/v3/files/import-from-url/async",
            "{\"access\":\"PRIVATE\",\"folderPath\":\"/in\",\"url\":\"" + url + "\"}");
    assertThat(started.status()).isEqualTo(202);
    String path = "/files/v3/files/import-from-url/async/tasks/" + started.id() + "/status";
    assertThat(started.body().at("/links/status").asText()).endsWith(path);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    JsonNode status = caller.get(path).body();
    while (Set.of("PENDING", "PROCESSING").contains(status.get("status").asText())
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      status = caller.get(path).body();
    }
    return status;
  }

  @Test
  void attachmentsOfActivitiesMustBeFiles() {
    String id = upload("x").id();
    String note =
        "{\"properties\":{\"hs_timestamp\":\"2026-01-01T00:00:00Z\",\"hs_attachment_ids\":\"%s\"}}";
    assertThat(caller.post("notes", note.formatted(id)).status()).isEqualTo(201);
    Answer refused = caller.post("notes", note.formatted(id + ";77"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("77 is not the id of a file");
  }

  @Test
  void filesNeedTheirScopes() {
    HubSpotKey key = new HubSpotKey("k", "k", Set.of("files.read"));
    HubSpotCaller reader =
        new HubSpotCaller(
            new HubSpotStandIn(HubSpotOptions.defaults().withKeys(List.of(key))), "k");
    assertThat(reader.get("/files/v3/files/search").status()).isEqualTo(200);
    Answer refused = reader.post("/files/v3/files", form("file", "x"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().at("/errors/0/context/requiredGranularScopes").toString())
        .isEqualTo("[\"files\",\"files.ui_hidden.write\",\"files.write\"]");
  }
}
