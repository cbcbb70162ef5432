package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/sandbox.md} shows what is there: its addresses answer, and it names every file. */
class DocumentationTest {

  private static final Pattern ADDRESS =
      Pattern.compile("http://127\\.0\\.0\\.1:8801(/[^' \\n]*)'");
  private static final Pattern FORM = Pattern.compile("-d '(\\{[^']*})'");

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(1, 5_000));

  @Test
  void everyAddressAnswers() throws IOException {
    List<String> addresses =
        ADDRESS.matcher(page()).results().map(found -> found.group(1)).toList();

    assertThat(addresses).hasSizeGreaterThanOrEqualTo(3);
    for (String address : addresses) {
      assertThat(Client.admin(standIn).get(address).status()).as(address).isIn(200, 302);
    }
  }

  @Test
  void theTokenRequestIsAnswered() throws IOException {
    String form = FORM.matcher(page()).results().map(MatchResult::group).findFirst().orElseThrow();

    Client.Answer answer =
        Client.anonymous(standIn)
            .post("/oauth/tokens", "application/json", form.substring(4, form.length() - 1));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("expires_in").asInt()).isEqualTo(300);
  }

  @Test
  void everyKindAndEveryPlanIsNamed() throws IOException {
    String page = page();

    for (ObjectType type : ObjectType.values()) {
      assertThat(page).contains("`" + type.plural() + ".jsonl`");
    }
    for (Plan plan : Plan.values()) {
      assertThat(page).contains("`" + plan + "`").contains("%,d".formatted(plan.account()));
    }
    assertThat(page).contains("## Departures: Zendesk");
  }

  private static String page() throws IOException {
    Path fromModule = Path.of("../docs/sandbox.md");
    return Files.readString(Files.exists(fromModule) ? fromModule : Path.of("docs/sandbox.md"));
  }
}
