package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.limit.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in behind its HTTP server. */
class HubSpotHttpTest {

  private final HubSpotStandIn standIn =
      new HubSpotStandIn(HubSpotOptions.defaults().with(Tier.STARTER).with(Limits.parse("x20")));
  private final HttpServer server = HttpServer.start("127.0.0.1", 0, standIn);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.close();
    standIn.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer hubspot-token");
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void aFormIsUploadedAndItsSignedAddressDownloaded() throws IOException, InterruptedException {
    String form =
        FileTest.form(
            "file", "content", "options", "{\"access\":\"PRIVATE\"}", "folderPath", "/a b/ü");
    JsonNode file =
        HubSpotCaller.MAPPER.readTree(
            send(request("/files/v3/files")
                    .header("Content-Type", "multipart/form-data; boundary=b0")
                    .POST(BodyPublishers.ofString(form)))
                .body());
    assertThat(file.get("path").asText()).isEqualTo("/a b/ü/note.txt");
    JsonNode signed =
        HubSpotCaller.MAPPER.readTree(
            send(request("/files/v3/files/" + file.get("id").asText() + "/signed-url")).body());
    HttpRequest anonymous = HttpRequest.newBuilder(URI.create(signed.get("url").asText())).build();
    HttpResponse<byte[]> content = http.send(anonymous, BodyHandlers.ofByteArray());
    assertThat(content.statusCode()).isEqualTo(200);
    assertThat(new String(content.body(), StandardCharsets.UTF_8)).isEqualTo("content");
    assertThat(send(request("/files/v3/files/stat/a%20b/%C3%BC/note.txt")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFloodMeetsTheQuotaAndNoMore() {
    List<CompletableFuture<HttpResponse<byte[]>>> flood =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    http.sendAsync(
                        request("/crm/v3/objects/contacts").build(), BodyHandlers.ofByteArray()))
            .toList();
    long refused = flood.stream().filter(reply -> reply.join().statusCode() == 429).count();
    assertThat(refused).isPositive();
    HttpResponse<byte[]> one = flood.get(0).join();
    assertThat(one.headers().firstValue("X-HubSpot-RateLimit-Interval-Milliseconds"))
        .contains("500");
    Fill fill =
        standIn.fills().stream()
            .filter(quota -> quota.name().equals("TEN_SECONDLY_ROLLING full"))
            .findFirst()
            .orElseThrow();
    assertThat(fill.highest()).isEqualTo(100);
    assertThat(fill.refused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/crm/v3/objects/%2e%2e/contacts",
        "/crm/v3//objects/contacts",
        "/crm/v3/objects/contacts/%00",
        "/crm/v3/objects/contacts/1%2f2",
        "/crm/v3/objects/contacts?after=%ff&limit=%zz",
        "/crm/v3/objects/..;/contacts",
        "/crm/v3/../../etc/passwd",
        "/__sandbox/../crm"
      })
  void pathTricksGet4xx(String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer hubspot-token\r\n"
                      + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void bodiesOverTheBoundAre413AndAnImport429() throws IOException, InterruptedException {
    byte[] large = new byte[(10 << 20) + 1];
    HttpResponse<byte[]> refused =
        send(request("/crm/v3/objects/contacts").POST(BodyPublishers.ofByteArray(large)));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("\"status\":\"error\"");
    try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST /crm/v3/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 429");
    }
  }

  @Test
  void manyLongBodiesAtOnceFitInTheMemory() throws IOException, InterruptedException {
    byte[] body =
        ("{\"inputs\":[" + "[],".repeat(2_500_000) + "[]]}").getBytes(StandardCharsets.UTF_8);
    List<CompletableFuture<HttpResponse<byte[]>>> sent = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      sent.add(
          http.sendAsync(
              request("/crm/v3/objects/contacts/batch/create")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.ofByteArray()));
    }
    assertThat(sent).allMatch(reply -> List.of(400, 429).contains(reply.join().statusCode()));
    assertThat(send(request("/account-info/v3/details")).statusCode()).isIn(200, 429);
  }
}
