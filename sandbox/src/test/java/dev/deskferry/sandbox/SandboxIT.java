package dev.deskferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SandboxIT {

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void servesBothStandInsOverHttp() throws IOException, InterruptedException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(4, 50))) {
      HttpResponse<String> tickets =
          get(
              sandbox.zendeskUrl() + "/api/v2/incremental/tickets/cursor.json?start_time=0",
              basic());
      HttpResponse<String> owners = get(sandbox.hubspotUrl() + "/crm/v3/owners", hubspotKey());

      assertThat(tickets.statusCode()).isEqualTo(200);
      assertThat(tickets.body()).contains("\"after_url\":\"" + sandbox.zendeskUrl() + "/api/v2/");
      assertThat(tickets.headers().firstValue("X-Rate-Limit")).isPresent();
      assertThat(owners.statusCode()).isEqualTo(200);
      assertThat(owners.body())
          .contains("admin@example.com")
          .doesNotContain("agent4@example.com", "agent5@example.com");
      assertThat(sandbox.zendesk().log().total()).isEqualTo(1);
    }
  }

  @Test
  void attachmentsComeFromAnotherPortThatRefusesCredentials()
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("tickets.jsonl"),
        "{\"id\":7,\"status\":\"open\",\"updated_at\":\"2026-01-02T00:00:00Z\"}\n");
    Files.writeString(
        folder.resolve("ticket_comments.jsonl"),
        "{\"id\":1,\"ticket_id\":7,\"created_at\":\"2026-01-02T00:00:00Z\",\"attachments\":[{\"id\":5,"
            + "\"file_name\":\"größe.txt\",\"size\":12,\"content_type\":\"text/plain\",\"content_url\":"
            + "\"https://acme.zendesk.com/attachments/token/abc9/?name=g.txt\"}]}\n");
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().from(folder))) {
      String comments = sandbox.zendeskUrl() + "/api/v2/tickets/7/comments";
      String content = sandbox.zendeskUrl() + "/attachments/token/abc9/?name=g.txt";

      assertThat(get(comments, basic()).body()).contains("\"content_url\":\"" + content + "\"");
      HttpResponse<String> redirect = get(content, basic());
      assertThat(redirect.statusCode()).isEqualTo(302);
      String location = redirect.headers().firstValue("Location").orElseThrow();
      assertThat(location).startsWith(sandbox.attachmentsUrl() + "/files/abc9?");
      assertThat(get(location, basic()).statusCode()).isEqualTo(400);
      HttpRequest plain = HttpRequest.newBuilder(URI.create(location)).build();
      assertThat(http.send(plain, HttpResponse.BodyHandlers.ofByteArray()).body()).hasSize(12);
    }
  }

  @Test
  void commandEnforcesLimitsUnlessTold() throws IOException, InterruptedException {
    assertThat(firstLimit()).isEqualTo("700");
    assertThat(firstLimit("--zendesk-plan", "team")).isEqualTo("200");
    assertThat(firstLimit("--limits", "off")).isEqualTo("100000");
    assertThat(failure(2, "--limits", "none").get(0))
        .isEqualTo("--limits: expected off, real or xN such as x60, found none");
    assertThat(failure(2, "--zendesk-plan", "x").get(0))
        .isEqualTo("--zendesk-plan: expected team, professional, enterprise, high_volume, found x");
  }

  @Test
  void aFileThatIsNoKeptAccountIsRefusedInOneSentence() throws IOException, InterruptedException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "My precious notes.\n");
    assertThat(failure(1, "--tickets", "20", "--keep", notes.toString()))
        .containsExactly(
            "sandbox: cannot use the journal "
                + notes
                + ": it is no account that a sandbox kept; it is left as it is: name another file");
    assertThat(notes).hasContent("My precious notes.\n");
  }

  private String firstLimit(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--zendesk-port", "0", "--hubspot-port", "0", "--tickets", "20"));
    Process process = command(all.toArray(String[]::new));
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String address = lines.readLine().substring(8) + "/api/v2/brands";
      return get(address, basic()).headers().firstValue("X-Rate-Limit").orElseThrow();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void everyAgentOfADataFolderOwnsRecords() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("users.jsonl"),
        "{\"id\":1,\"role\":\"agent\",\"name\":\"A B\",\"email\":\"someone@example.com\"}\n");
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().from(folder))) {
      assertThat(get(sandbox.hubspotUrl() + "/crm/v3/owners", hubspotKey()).body())
          .contains("someone@example.com");
      assertThat(get(sandbox.zendeskUrl() + "/api/v2/users/1.json", basic()).body())
          .contains("someone@example.com");
    }
  }

  @Test
  void refusesAPortInUseAndGivesTheOtherOneBack() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SandboxOptions options = SandboxOptions.defaults().generated(4, 5);

      assertThatThrownBy(
              () -> Sandbox.start(options.at("127.0.0.1", 0, taken.getLocalPort())).close())
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void commandPrintsBothAddressesThenReadyAndStopsWhenTold()
      throws IOException, InterruptedException {
    Process process = command("--zendesk-port", "0", "--hubspot-port", "0", "--tickets", "20");
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String zendesk = lines.readLine();
      String hubspot = lines.readLine();
      assertThat(zendesk).startsWith("Zendesk http://127.0.0.1:");
      assertThat(hubspot).startsWith("HubSpot http://127.0.0.1:");
      assertThat(lines.readLine()).isEqualTo("ready");
      assertThat(get(zendesk.substring(8) + "/api/v2/users/me", basic()).statusCode())
          .isEqualTo(200);

      process.destroy();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void commandSaysInOneSentenceWhyItCannotServe() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("users.jsonl"), "{}\n");
    assertThat(failure(1, "--data", folder.toString()))
        .containsExactly("sandbox: users.jsonl:1: expected a positive whole number in \"id\"");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(failure(1, "--zendesk-port", port, "--hubspot-port", "0"))
          .singleElement()
          .asString()
          .startsWith("sandbox: cannot listen on 127.0.0.1:" + port);
    }
    assertThat(failure(2, "--tickets", "-1").get(0)).contains("--tickets: expected 0 to");
    assertThat(failure(2, "--data", ".", "--tickets", "3").get(0)).contains("exclude each other");
  }

  private static List<String> failure(int exitCode, String... arguments)
      throws IOException, InterruptedException {
    Process process = command(arguments);
    List<String> lines = new ArrayList<>();
    try (BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      errors.lines().forEach(lines::add);
    }
    assertThat(process.waitFor()).isEqualTo(exitCode);
    return lines;
  }

  private static Process command(String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(SandboxCommand.class.getName());
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).start();
  }

  private HttpResponse<String> get(String address, String authorization)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).header("Authorization", authorization).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String basic() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                "admin@example.com/token:zendesk-token".getBytes(StandardCharsets.UTF_8));
  }

  private static String hubspotKey() {
    return "Bearer hubspot-token";
  }
}
