package dev.deskferry.sandbox.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccountTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void missingFilesMeanNone() {
    FileAccount account = FileAccount.read(folder, CLOCK);

    for (ObjectType type : ObjectType.values()) {
      assertThat(account.records(type).size()).as(type.plural()).isZero();
    }
    assertThat(account.staff()).isEmpty();
    assertThat(new LiveAccount(account, CLOCK).events().size()).isZero();
  }

  @Test
  void keepsUnknownKeysAndEveryDigit() throws IOException {
    write("tickets", "{\"id\":9007199254740991,\"odd\":{\"x\":[1.10,1e3]},\"status\":\"open\"}");

    JsonNode ticket = FileAccount.read(folder, CLOCK).tickets().record(0);

    assertThat(ticket.path("id").asLong()).isEqualTo(9_007_199_254_740_991L);
    assertThat(ticket.at("/odd/x/0").decimalValue().toPlainString()).isEqualTo("1.10");
  }

  @Test
  void joinsCommentsToTheirTicketsOldestFirst() throws IOException {
    write(
        "users",
        "{\"id\":1,\"role\":\"agent\",\"email\":\"a@example.com\",\"name\":\"A\"}",
        "{\"id\":2,\"role\":\"end-user\",\"name\":\"B\"}");
    write("tickets", "{\"id\":7,\"status\":\"open\",\"updated_at\":\"2026-01-02T00:00:00Z\"}");
    write(
        "ticket_comments",
        "{\"id\":12,\"ticket_id\":7,\"author_id\":1,\"created_at\":\"2026-01-02T00:00:00Z\"}",
        "",
        "{\"id\":11,\"ticket_id\":7,\"author_id\":2,\"created_at\":\"2026-01-01T00:00:00Z\"}");

    FileAccount account = FileAccount.read(folder, CLOCK);

    assertThat(account.tickets().comments(0))
        .extracting(CommentFacts::id)
        .containsExactly(11L, 12L);
    assertThat(account.tickets().comments(0))
        .extracting(CommentFacts::isByAgent)
        .containsExactly(false, true);
    assertThat(account.tickets().comment(0, 0).has("ticket_id")).isFalse();
    assertThat(account.staff()).extracting(Staff::email).containsExactly("a@example.com");
    assertThat(new LiveAccount(account, CLOCK).events().size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void closedTicketsAreArchivedAfterFourMonths() throws IOException {
    write(
        "tickets",
        "{\"id\":1,\"status\":\"closed\",\"updated_at\":\"2026-01-01T00:00:00Z\"}",
        "{\"id\":2,\"status\":\"closed\",\"updated_at\":\"2026-05-01T00:00:00Z\"}");

    Tickets tickets = FileAccount.read(folder, CLOCK).tickets();

    assertThat(tickets.isListed(0)).isFalse();
    assertThat(tickets.isListed(1)).isTrue();
  }

  @Test
  void namesFileAndLineOfEveryBadLine() throws IOException {
    write("users", "{\"id\":1}", "{\"id\":", "[]", "{\"id\":\"1\"}", "{\"id\":1}");
    write("tickets", "{\"id\":7}");
    write("ticket_comments", "{\"id\":1,\"ticket_id\":8}", "{\"id\":2}");

    assertThatThrownBy(() -> FileAccount.read(folder, CLOCK))
        .isInstanceOf(DataFileException.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .anyMatch(
                        line -> line.startsWith("users.jsonl:2:") && line.contains("not JSON"))
                    .contains(
                        "users.jsonl:3: expected one JSON object on the line, found something else",
                        "users.jsonl:4: expected a positive whole number in \"id\"",
                        "users.jsonl:5: id 1 stands on line 1 already",
                        "ticket_comments.jsonl:1: ticket_id 8 is not in tickets.jsonl",
                        "ticket_comments.jsonl:2: expected a whole number in \"ticket_id\""));
  }

  @Test
  void everyKindMayComeFromAFile() throws IOException {
    write("tickets", "{\"id\":7,\"status\":\"open\"}");
    write("macros", "{\"id\":3,\"title\":\"Close\",\"odd\":1}");
    write("custom_objects", "{\"key\":\"ship\",\"title\":\"Ship\"}");
    write(
        "custom_object_records",
        "{\"id\":\"01GCSJW391QVSC80GYDH7E93Q6\",\"custom_object_key\":\"ship\",\"name\":\"Ada\"}",
        "{\"id\":\"01GDXYD7ZTWYP542BA8MDDTE36\",\"custom_object_key\":\"ship\",\"name\":\"[DELETED]\"}");
    write("side_conversations", "{\"id\":\"8566255a-ece5\",\"ticket_id\":7,\"subject\":\"Parts\"}");
    write("articles", "{\"id\":11,\"section_id\":2,\"title\":\"Hello\"}");

    FileAccount account = FileAccount.read(folder, CLOCK);

    Records ships = account.records(ObjectType.CUSTOM_OBJECT_RECORDS);
    assertThat(account.records(ObjectType.MACROS).record(0).path("odd").asInt()).isEqualTo(1);
    assertThat(account.records(ObjectType.CUSTOM_OBJECTS).indexOf("ship")).isZero();
    assertThat(ships.indexOf("01GDXYD7ZTWYP542BA8MDDTE36")).isEqualTo(1);
    assertThat(ships.indexOf("01")).isEqualTo(-1);
    assertThat(ships.isListed(0)).isTrue();
    assertThat(ships.isListed(1)).isFalse();
    assertThat(account.sideConversations(7)).containsExactly(0);
    assertThat(account.sideConversations(8)).isEmpty();
    assertThat(account.records(ObjectType.ARTICLES).size()).isEqualTo(1);
  }

  @Test
  void kindsThatAreNamedByTextNeedATextThatIsTheirOwn() throws IOException {
    write("survey_responses", "{\"id\":7}", "{\"id\":\"A\"}", "{\"id\":\"A\"}");

    assertThatThrownBy(() -> FileAccount.read(folder, CLOCK))
        .hasMessageContaining(
            "survey_responses.jsonl:1: expected a text that is not empty in \"id\"")
        .hasMessageContaining("survey_responses.jsonl:3: id A stands on line 2 already");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> FileAccount.read(folder.resolve("gone"), CLOCK))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("there is no such folder");
  }

  private void write(String type, String... lines) throws IOException {
    Files.writeString(folder.resolve(type + ".jsonl"), String.join("\n", lines) + "\n");
  }
}
