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
