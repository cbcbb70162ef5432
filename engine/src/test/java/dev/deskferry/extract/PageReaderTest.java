package dev.deskferry.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageReaderTest {

  private static final String EVENTS =
      """
      source: ticket_events
      description: events
      path: /api/v2/incremental/ticket_events
      paging: incremental_time
      records:
        ticket_events: { at: ticket_events, parent: ticket_id, version: created_at }
        ticket_comments:
          at: ticket_events.child_events
          where: { field: event_type, equals: [Comment, VoiceComment] }
          parent: ticket_id
          version: created_at
          inherit: [ticket_id, created_at, via, metadata]
        ticket_comment_changes:
          at: ticket_events.child_events
          where: { field: event_type, equals: CommentRedactionEvent }
          parent: ticket_id
          inherit: [ticket_id]
      """;

  @Test
  void keepsTheVeryBytesOfEachRecord() throws Exception {
    String one = "{ \"id\":1 ,\"name\":\"é \\\"x\\\" 😀\", \"a\":[1,{\"id\":9}],\"n\":1.10e3 }";
    Page page =
        groups("{\"groups\":[" + one + ",\n {\"id\":\"b-2\"}],\"count\":2,\"next_page\":null}");
    assertThat(page.records()).extracting(SourceRecord::sourceId).containsExactly("1", "b-2");
    assertThat(text(page.records().get(0))).isEqualTo(one);
    assertThat(page.listedCount()).isEqualTo(2);
    assertThat(page.envelope().count()).hasValue(2);
    assertThat(page.findings()).isEmpty();
  }

  @Test
  void keepsTheGreatestVersionOfARecordThatComesTwice() throws Exception {
    Page page =
        groups(
            """
            {"groups":[{"id":1,"updated_at":"2020-01-02T00:00:00Z","n":"new"},{"id":2},
                       {"id":1,"updated_at":"2020-01-01T00:00:00+01:00","n":"old"}]}""");
    assertThat(page.records()).extracting(SourceRecord::sourceId).containsExactly("1", "2");
    assertThat(text(page.records().get(0))).contains("new");
    assertThat(page.records().get(0).version()).isEqualTo(1577923200000L);
    assertThat(page.records().get(1).version()).isZero();
    assertThat(page.listedCount()).isEqualTo(3);
  }

  @Test
  void takesCommentsOutOfEventsWithWhatTheyInherit() throws Exception {
    Page page =
        read(
            EVENTS,
            """
            {"ticket_events":[{"child_events":[
               {"id":11,"event_type":"Comment","body":"b","via":"web","public":true},
               {"id":12,"event_type":"Change"},
               {"id":13,"event_type":"CommentRedactionEvent","comment_id":"11"}],
               "id":10,"ticket_id":7,"created_at":"2020-01-01T00:00:00Z","via":{"channel":"api"},"metadata":{"system":{}}},
              {"id":20,"ticket_id":8,"child_events":[]}],
             "count":2,"end_time":1577836800,"end_of_stream":true}""");
    assertThat(page.records())
        .extracting(SourceRecord::objectType, SourceRecord::sourceId, SourceRecord::parentId)
        .containsExactly(
            tuple("ticket_events", "10", Optional.of("7")),
            tuple("ticket_events", "20", Optional.of("8")),
            tuple("ticket_comments", "11", Optional.of("7")),
            tuple("ticket_comment_changes", "13", Optional.of("7")));
    SourceRecord comment = page.records().get(2);
    assertThat(text(comment))
        .isEqualTo(
            "{\"ticket_id\":7,\"created_at\":\"2020-01-01T00:00:00Z\",\"metadata\":{\"system\":{}},"
                + "\"id\":11,\"event_type\":\"Comment\",\"body\":\"b\",\"via\":\"web\",\"public\":true}");
    assertThat(comment.version()).isEqualTo(1577836800000L);
    assertThat(page.listedCount()).isEqualTo(2);
  }

  @Test
  void addsTheParentToChildrenThatLackItAndMakesThemNewer() throws Exception {
    String source =
        """
        source: ticket_comments
        description: comments
        path: /api/v2/tickets/{id}/comments
        each: { of: tickets, as: ticket_id }
        paging: cursor
        records:
          ticket_comments: { at: comments, parent: ticket_id, version: created_at }
        """;
    Page page =
        new PageReader(Sources.read(source))
            .read(
                bytes(
                    "{\"comments\":[{\"id\":3,\"created_at\":\"1970-01-01T00:00:01Z\"}],\"meta\":{\"has_more\":false}}"),
                Optional.of(new Parent("7", 5_000, false)));
    SourceRecord comment = page.records().get(0);
    assertThat(text(comment)).startsWith("{\"ticket_id\":7,\"id\":3,");
    assertThat(comment.parentId()).contains("7");
    assertThat(comment.version()).isEqualTo(5_001);
  }

  @Test
  void replacesWhatPostgresRefusesAndSaysSo() throws Exception {
    Page page =
        groups(
            "{\"groups\":[{\"id\":1,\"n\":\"a\\u0000b\\ud83dc\\ud83d\\ude00\\\\u0000\\udc00\"}]}");
    assertThat(text(page.records().get(0)))
        .isEqualTo("{\"id\":1,\"n\":\"a\\ufffdb\\ufffdc\\ud83d\\ude00\\\\u0000\\ufffd\"}");
    assertThat(page.findings())
        .extracting(PageFinding::code, PageFinding::sourceId)
        .containsExactly(tuple("character_replaced", "1"));
  }

  @Test
  void knowsDeletedRecordsByFieldOrByPresence() throws Exception {
    String source =
        """
        source: groups
        description: groups
        path: /api/v2/groups
        paging: none
        records:
          groups: { at: groups, deleted: { field: active, equals: "false" } }
          spare: { at: spare, deleted: { field: deleted_at, present: true } }
        """;
    Page page =
        read(
            source,
            """
            {"groups":[{"id":1,"active":false},{"id":2,"active":true},{"id":3}],
             "spare":[{"id":4,"deleted_at":"2020-01-01"},{"id":5,"deleted_at":null}]}""");
    assertThat(page.records())
        .extracting(SourceRecord::isDeleted)
        .containsExactly(true, false, false, true, false);
  }

  @Test
  void saysWhichSideLoadIsMissingAndWhichRecordHasNoIdentity() throws Exception {
    String source =
        """
        source: users
        description: users
        path: /api/v2/users
        paging: none
        records:
          users: { at: users }
          identities: { at: identities }
        """;
    Page page = read(source, "{\"users\":[{\"name\":\"x\"}]}");
    assertThat(page.findings())
        .extracting(PageFinding::code)
        .containsExactly("identity_missing", "array_missing");
  }

  @Test
  void refusesWhatIsNoPageWithoutShowingIt() {
    assertThatThrownBy(() -> groups("{\"groups\":[{\"id\":1,\"secret\":\"x"))
        .isInstanceOf(UnreadableReplyException.class)
        .hasMessage("truncated JSON");
    assertThatThrownBy(() -> groups("{\"groups\":[{\"id\":1} secret"))
        .isInstanceOf(UnreadableReplyException.class)
        .hasMessageMatching("not JSON from byte \\d+ on");
    assertThatThrownBy(() -> groups("{\"Secret Name\":1,\"results\":[]}"))
        .isInstanceOf(UnreadableReplyException.class)
        .hasMessage(
            "the reply has no array \"groups\"; its keys are [results]; see mappings/sources/groups.yaml:1:1");
  }

  private static Page groups(String body) throws UnreadableReplyException {
    return new PageReader(Sources.groups("offset")).read(bytes(body), Optional.empty());
  }

  private static Page read(String source, String body) throws UnreadableReplyException {
    return new PageReader(Sources.read(source)).read(bytes(body), Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(SourceRecord record) {
    return new String(record.payload(), StandardCharsets.UTF_8);
  }
}
