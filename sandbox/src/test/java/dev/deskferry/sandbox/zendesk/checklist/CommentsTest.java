package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: Comments: 5,000-comment ticket, inline images hidden by default,"
        + " VoiceComment, redacted `▇` and `redacted.txt`, private notes, flags, 64 kB bodies,"
        + " deleted authors.")
class CommentsTest {

  private static final ZendeskStandIn STAND_IN =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(11, 6_000));

  private final Client client = Client.admin(STAND_IN);
  private final LiveTickets tickets = STAND_IN.account().tickets();

  @Test
  @DisplayName("5,000-comment ticket")
  void aTicketMayHaveFiveThousandComments() {
    ZendeskStandIn large =
        new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(2, 100_000));
    long id = large.account().tickets().id(123);
    String comments = "/api/v2/tickets/" + id + "/comments";

    assertThat(Client.admin(large).get(comments + "/count").body().at("/count/value").asInt())
        .isEqualTo(5_000);
    JsonNode last = Client.admin(large).get(comments + "?per_page=100&page=50").body();
    assertThat(last.path("comments")).hasSize(100);
    assertThat(last.path("next_page").isNull()).isTrue();
  }

  @Test
  void longThreadsArePaged() {
    String comments = "/api/v2/tickets/" + tickets.id(123) + "/comments";

    JsonNode first = client.get(comments + "?page%5Bsize%5D=100").body();
    JsonNode second = client.get(first.at("/links/next").asText()).body();

    assertThat(first.path("comments")).hasSize(100);
    assertThat(second.path("comments")).hasSize(20);
    assertThat(second.at("/meta/has_more").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("inline images hidden by default")
  void inlineImagesAreHiddenUnlessAskedFor() {
    long[] place = find((comment, facts) -> comment.path("html_body").asText().contains("<img"));
    String path = "/api/v2/tickets/" + place[0] + "/comments";

    assertThat(inline(client.get(path).body())).isFalse();
    assertThat(inline(client.get(path + "?include_inline_images=true").body())).isTrue();
    assertThat(client.get(path).text())
        .contains("<img src=\\\"http://zendesk.test:80/attachments/token/t");
  }

  @Test
  @DisplayName("VoiceComment")
  void phoneCallsAreVoiceComments() {
    JsonNode comment =
        comment(find((one, facts) -> one.path("type").asText().equals("VoiceComment")));

    assertThat(comment.at("/data/recording_url").asText()).startsWith("https://api.example.com/");
    assertThat(comment.at("/via/channel").asText()).isEqualTo("voice");
  }

  @Test
  @DisplayName("redacted `▇` and `redacted.txt`")
  void redactionsHaveTakenTextAndFiles() {
    long[] place =
        find(
            (one, facts) ->
                facts.isRedacted()
                    && one.path("attachments").size() > 0
                    && !one.at("/attachments/0/inline").asBoolean());
    JsonNode comment = comment(place);
    int ticket = tickets.indexOf(place[0]);

    assertThat(comment.path("body").asText()).contains("▇");
    assertThat(comment.at("/attachments/0/file_name").asText()).isEqualTo("redacted.txt");
    assertThat(comment.at("/attachments/0/size").asInt()).isZero();
    assertThat(tickets.commentAsWritten(ticket, (int) place[1]).path("body").asText())
        .doesNotContain("▇");
  }

  @Test
  @DisplayName("private notes, flags")
  void someAreNotesAndSomeAreFlagged() {
    JsonNode note = comment(find((one, facts) -> !one.path("public").asBoolean()));
    JsonNode flagged = comment(find((one, facts) -> one.path("metadata").has("flags")));

    assertThat(note.path("public").isBoolean()).isTrue();
    assertThat(flagged.at("/metadata/flags/0").asInt()).isEqualTo(4);
    assertThat(flagged.at("/metadata/flags_options/4/trusted").asBoolean(true)).isFalse();
  }

  @Test
  @DisplayName("64 kB bodies")
  void theLongestBodiesHave64KilobytesAndNoMore() {
    JsonNode comment = comment(find((one, facts) -> one.path("body").asText().length() > 20_000));

    assertThat(comment.path("body").asText().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(65_530, 65_536);
  }

  @Test
  @DisplayName("deleted authors")
  void someAuthorsHaveLeft() {
    Records users = STAND_IN.account().records(ObjectType.USERS);
    long[] place =
        find((one, facts) -> !users.isListed(users.indexOf(one.path("author_id").asLong())));
    String path = "/api/v2/tickets/" + place[0] + "/comments?include=users&per_page=100";

    long author = comment(place).path("author_id").asLong();

    JsonNode user =
        Rows.in(client.get(path).body().path("users"))
            .filter(one -> one.path("id").asLong() == author)
            .findFirst()
            .orElseThrow();
    assertThat(user.path("active").asBoolean()).isFalse();
  }

  /** Ticket id and ordinal of the first comment that meets a condition. */
  private long[] find(BiPredicate<JsonNode, CommentFacts> condition) {
    for (int index = 0; index < tickets.size(); index++) {
      if (tickets.facts(index).isDeleted()) {
        continue;
      }
      List<CommentFacts> comments = tickets.comments(index);
      for (int ordinal = 0; ordinal < Math.min(20, comments.size()); ordinal++) {
        if (condition.test(tickets.comment(index, ordinal), comments.get(ordinal))) {
          return new long[] {tickets.id(index), ordinal};
        }
      }
    }
    throw new AssertionError("no such comment");
  }

  /** The comment as the API sends it. */
  private JsonNode comment(long[] place) {
    return client
        .get("/api/v2/tickets/" + place[0] + "/comments?per_page=100")
        .body()
        .path("comments")
        .path((int) place[1]);
  }

  private static boolean inline(JsonNode page) {
    return Rows.in(page.path("comments"))
        .flatMap(comment -> Rows.in(comment.path("attachments")))
        .anyMatch(attachment -> attachment.path("inline").asBoolean());
  }
}
