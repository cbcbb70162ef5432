package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.testing.SteeredClock;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.Readings;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: Attachments: 302 to a second host that **fails if Authorization is sent**,"
        + " short-lived target, malware_found, deleted, zero-byte, non-ASCII names, large file.")
class AttachmentsTest {

  private static final SteeredClock CLOCK = new SteeredClock("2026-06-01T12:00:00Z");
  private static final ZendeskStandIn STAND_IN =
      new ZendeskStandIn(ZendeskOptions.defaults().with(CLOCK), new GeneratedAccount(5, 6_000));

  private final Client client = Client.admin(STAND_IN);
  private final LiveTickets tickets = STAND_IN.account().tickets();

  @Test
  @DisplayName("302 to a second host")
  void contentIsARedirectToAnotherHost() {
    JsonNode attachment = find(one -> one.path("size").asLong() > 1_000 && isUsual(one));
    Client.Answer answer = client.get(url(attachment));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("Location")).startsWith("http://zendesk.test:8803/files/");
    Reply file = download(answer.header("Location"), Map.of());
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.body()).hasSize(attachment.path("size").asInt());
    assertThat(file.headers())
        .containsEntry("Content-Type", attachment.path("content_type").asText());
    assertThat(download(client.get(url(attachment)).header("Location"), Map.of()).body())
        .isEqualTo(file.body());
  }

  @Test
  @DisplayName("**fails if Authorization is sent**")
  void credentialsAreRefusedByTheOtherHost() {
    String location = client.get(url(find(AttachmentsTest::isUsual))).header("Location");

    Reply reply = download(location, Map.of("authorization", "Bearer x"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(new String(reply.body(), StandardCharsets.UTF_8))
        .contains("<Code>InvalidArgument</Code>", "Only one auth mechanism allowed");
  }

  @Test
  @DisplayName("short-lived target")
  void theTargetIsSoonInvalid() {
    String location = client.get(url(find(AttachmentsTest::isUsual))).header("Location");
    CLOCK.advance(Duration.ofSeconds(60));
    assertThat(download(location, Map.of()).status()).isEqualTo(200);
    CLOCK.advance(Duration.ofSeconds(1));

    Reply late = download(location, Map.of());

    assertThat(late.status()).isEqualTo(403);
    assertThat(new String(late.body(), StandardCharsets.UTF_8)).contains("Request has expired");
    assertThat(download(location.replace("expires=1", "expires=2"), Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("malware_found")
  void malwareIsNotGivenOutUnlessAnAdminAllowsIt() {
    JsonNode refused =
        find(
            one ->
                one.path("malware_scan_result").asText().equals("malware_found")
                    && !one.path("malware_access_override").asBoolean());
    JsonNode allowed = find(one -> one.path("malware_access_override").asBoolean());

    assertThat(client.get(url(refused)).status()).isEqualTo(403);
    assertThat(client.get(url(allowed)).status()).isEqualTo(302);
  }

  @Test
  @DisplayName("deleted")
  void deletedFilesAre404ButStillKnown() {
    JsonNode deleted = find(one -> one.path("deleted").asBoolean());

    assertThat(client.get(url(deleted)).status()).isEqualTo(404);
    JsonNode known =
        client.get("/api/v2/attachments/" + deleted.path("id").asLong()).body().path("attachment");
    assertThat(known.path("deleted").asBoolean()).isTrue();
    assertThat(client.get("/api/v2/attachments/7").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("zero-byte, non-ASCII names, large file")
  void filesAreEmptyOrLargeAndHaveAnyName() {
    JsonNode empty = find(one -> one.path("size").asLong() == 0 && isUsual(one));
    JsonNode large = find(one -> one.path("size").asLong() > 20_000_000 && isUsual(one));
    JsonNode named = find(one -> one.path("file_name").asText().startsWith("契約書") && isUsual(one));

    assertThat(download(client.get(url(empty)).header("Location"), Map.of()).body()).isEmpty();
    assertThat(download(client.get(url(large)).header("Location"), Map.of()).body())
        .hasSize(20 * 1_024 * 1_024 + 1);
    assertThat(client.get(url(named)).header("Location"))
        .contains("name=%E5%A5%91%E7%B4%84%E6%9B%B8");
  }

  @Test
  void secureDownloadsNeedCredentials() {
    String url = url(find(AttachmentsTest::isUsual));
    ZendeskStandIn open =
        new ZendeskStandIn(
            ZendeskOptions.defaults().with(Readings.LENIENT), new GeneratedAccount(5, 6_000));

    assertThat(Client.anonymous(STAND_IN).get(url).status()).isEqualTo(401);
    assertThat(Client.anonymous(open).get(url).status()).isEqualTo(302);
  }

  @Test
  void filesOfArticlesRedirectToo() {
    JsonNode article = client.get("/api/v2/help_center/en-us/articles").body().at("/articles/0");
    JsonNode attachment =
        client
            .get("/api/v2/help_center/articles/" + article.path("id").asLong() + "/attachments")
            .body()
            .at("/article_attachments/0");

    Client.Answer answer = client.get(url(attachment));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(download(answer.header("Location"), Map.of()).body())
        .hasSize(attachment.path("size").asInt());
  }

  private static boolean isUsual(JsonNode attachment) {
    return !attachment.path("deleted").asBoolean()
        && !attachment.path("malware_scan_result").asText().equals("malware_found");
  }

  private static String url(JsonNode attachment) {
    return attachment.path("content_url").asText();
  }

  private static Reply download(String location, Map<String, String> headers) {
    URI uri = URI.create(location);
    Map<String, List<String>> query =
        Arrays.stream(uri.getQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
    return STAND_IN
        .downloads()
        .apply(new Request("GET", uri.getPath(), query, headers, new byte[0]));
  }

  /** The first attachment that meets a condition, as the API sends it. */
  private JsonNode find(Predicate<JsonNode> condition) {
    for (int index = 0; index < tickets.size(); index++) {
      int count = tickets.facts(index).isDeleted() ? 0 : tickets.comments(index).size();
      for (int ordinal = 0; ordinal < Math.min(count, 10); ordinal++) {
        for (JsonNode attachment : tickets.comment(index, ordinal).path("attachments")) {
          if (condition.test(attachment)) {
            return client
                .get("/api/v2/attachments/" + attachment.path("id").asLong())
                .body()
                .path("attachment");
          }
        }
      }
    }
    throw new AssertionError("no such attachment");
  }
}
