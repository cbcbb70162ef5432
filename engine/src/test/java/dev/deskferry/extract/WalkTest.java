package dev.deskferry.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.spec.SourceSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {

  @Test
  void aCursorWalkBeginsAtATimeAndKeepsTheLastCursorForTheNextDelta() throws Exception {
    SourceSpec source = Sources.groups("incremental_cursor");
    Checkpoint begin = Sources.begin(1);
    assertThat(query(source, begin)).isEqualTo("per_page=100&start_time=1");
    Checkpoint next = behind(source, begin, "\"after_cursor\":\"a b\",\"end_of_stream\":false");
    assertThat(query(source, next)).isEqualTo("cursor=a+b&per_page=100");
    Checkpoint end = behind(source, next, "\"after_cursor\":\"c\",\"end_of_stream\":true");
    assertThat(end.isComplete()).isTrue();
    Checkpoint delta = Walk.of(source).resume(Checkpoint.of(end.toJson(), Sources.begun(1)));
    assertThat(delta.isComplete()).isFalse();
    assertThat(query(source, delta)).isEqualTo("cursor=c&per_page=100");
  }

  @Test
  void aCursorWalkThatIsShownTheCurrentSecondBeginsItsDeltaBeforeTheNewestRecord()
      throws Exception {
    SourceSpec source = Sources.groups("incremental_cursor\noverlap: 2m");
    Page first =
        page(
            source,
            """
            {"groups":[{"id":8,"updated_at":"2025-06-01T12:00:00Z"}],
             "after_cursor":"a","end_of_stream":false}
            """);
    Checkpoint next = Walk.of(source).behind(Sources.begin(1), first, 100).checkpoint();
    assertThat(query(source, next)).isEqualTo("cursor=a&per_page=100");
    Checkpoint end = behind(source, next, "\"after_cursor\":\"b\",\"end_of_stream\":true");
    Checkpoint delta = Walk.of(source).resume(Checkpoint.of(end.toJson(), Sources.begun(1)));
    long noon = Instant.parse("2025-06-01T12:00:00Z").getEpochSecond();
    assertThat(query(source, delta)).isEqualTo("per_page=100&start_time=" + (noon - 120));
    assertThat(query(source, Walk.of(source).resume(next)))
        .as("an interrupted walk goes on at its cursor")
        .isEqualTo("cursor=a&per_page=100");
    Checkpoint quiet = behind(source, delta, "\"after_cursor\":\"c\",\"end_of_stream\":true");
    assertThat(query(source, Walk.of(source).resume(quiet)))
        .isEqualTo("per_page=100&start_time=" + (noon - 120));
  }

  @Test
  void anEmptyPageDoesNotEndACursorWalk() throws Exception {
    SourceSpec source = Sources.groups("incremental_cursor");
    Checkpoint next =
        behind(source, Sources.begin(1), "\"after_cursor\":\"x\",\"end_of_stream\":false");
    assertThat(next.isComplete()).isFalse();
  }

  @Test
  void aTimeWalkGoesOnAtTheEndTimeAndBeginsItsDeltaThere() throws Exception {
    SourceSpec source = Sources.groups("incremental_time");
    Checkpoint next = behind(source, Sources.begin(1), "\"end_time\":500,\"end_of_stream\":false");
    assertThat(query(source, next)).isEqualTo("per_page=100&start_time=500");
    Checkpoint end = behind(source, next, "\"end_time\":900,\"end_of_stream\":true");
    assertThat(end.isComplete()).isTrue();
    assertThat(Walk.of(source).resume(end).startTime()).isEqualTo(900);
  }

  @Test
  void aTimeWalkEndsOnANullEndTimeAndOnAShortPageThatDoesNotMove() throws Exception {
    SourceSpec source = Sources.groups("incremental_time");
    assertThat(behind(source, Sources.begin(7), "\"end_time\":null").isComplete()).isTrue();
    assertThat(
            behind(source, Sources.begin(7), "\"end_time\":7,\"end_of_stream\":false").isComplete())
        .isTrue();
  }

  @Test
  void aTimeWalkStepsOverASecondThatFillsAPageAndSaysSo() throws Exception {
    SourceSpec source = Sources.groups("incremental_time");
    Page page =
        page(source, "{\"groups\":[{\"id\":1},{\"id\":2}],\"end_time\":7,\"end_of_stream\":false}");
    Walk.Step step = Walk.of(source).behind(Sources.begin(7), page, 2);
    assertThat(step.checkpoint().startTime()).isEqualTo(8);
    assertThat(step.finding())
        .hasValueSatisfying(it -> assertThat(it).startsWith("second 7 holds"));
  }

  @Test
  void aListByCursorBelievesHasMoreAndBeginsAgainAfterItsEnd() throws Exception {
    SourceSpec source = Sources.groups("cursor");
    Checkpoint begin = Sources.begin(1);
    assertThat(query(source, begin)).isEqualTo("page%5Bsize%5D=100");
    Checkpoint next =
        behind(
            source,
            begin,
            "\"meta\":{\"has_more\":true,\"after_cursor\":\"x\"},\"links\":{\"next\":\"u\"}");
    assertThat(query(source, next)).isEqualTo("page%5Bafter%5D=x&page%5Bsize%5D=100");
    assertThat(Walk.of(source).resume(next)).isEqualTo(next);
    Checkpoint end =
        behind(
            source,
            next,
            "\"meta\":{\"has_more\":false,\"after_cursor\":\"y\"},\"links\":{\"next\":\"u\"}");
    assertThat(end.isComplete()).isTrue();
    assertThat(Walk.of(source).resume(end)).isEqualTo(begin);
  }

  @Test
  void aListByCursorRefusesRepliesPagedByNumber() {
    assertThatThrownBy(
            () -> behind(Sources.groups("cursor"), Sources.begin(1), "\"next_page\":\"u\""))
        .isInstanceOf(NeverEndingWalkException.class)
        .hasMessageContaining("set paging: offset");
  }

  @Test
  void aListByCursorThatHasMoreButNoCursorIsNotComplete() {
    assertThatThrownBy(
            () ->
                behind(
                    Sources.groups("cursor"),
                    Sources.begin(1),
                    "\"meta\":{\"has_more\":true},\"links\":{\"next\":\"u\"}"))
        .isInstanceOf(NeverEndingWalkException.class)
        .hasMessageContaining("no meta.after_cursor");
  }

  @Test
  void aListByNumberCountsUpUntilThereIsNoNextPage() throws Exception {
    SourceSpec source = Sources.groups("offset");
    Checkpoint next = behind(source, Sources.begin(1), "\"next_page\":\"u\"");
    assertThat(query(source, next)).isEqualTo("page=2&per_page=100");
    assertThat(behind(source, next, "\"next_page\":null").isComplete()).isTrue();
    assertThat(Walk.of(source).resume(next).page()).isEqualTo(1);
  }

  @Test
  void aSinglePageIsAll() throws Exception {
    SourceSpec source = Sources.groups("none");
    assertThat(query(source, Sources.begin(1))).isEmpty();
    assertThat(behind(source, Sources.begin(1), "\"x\":1").isComplete()).isTrue();
    assertThatThrownBy(() -> behind(source, Sources.begin(1), "\"next_page\":\"u\""))
        .hasMessageContaining("there are more pages");
  }

  @Test
  void aWalkInCirclesIsNoticed() throws Exception {
    SourceSpec source = Sources.groups("incremental_cursor");
    LoopGuard guard = new LoopGuard();
    Page page = page(source, "{\"groups\":[],\"after_cursor\":\"x\",\"end_of_stream\":false}");
    Checkpoint same = Walk.of(source).behind(Sources.begin(1), page, 100).checkpoint();
    for (int i = 0; i < 3; i++) {
      guard.check(same, page);
    }
    assertThatThrownBy(() -> guard.check(same, page))
        .isInstanceOf(NeverEndingWalkException.class)
        .hasMessageContaining("same place 4 times");
  }

  @Test
  void theSameRecordsUnderNewNumbersAreNoticed() throws Exception {
    Page page = page(Sources.groups("offset"), "{\"groups\":[{\"id\":1}],\"next_page\":\"u\"}");
    LoopGuard guard = new LoopGuard();
    for (int number = 2; number <= 4; number++) {
      guard.check(Sources.begin(1).atPage(number), page);
    }
    assertThatThrownBy(() -> guard.check(Sources.begin(1).atPage(5), page))
        .hasMessageContaining("the same 1 records 4 times in a row");
  }

  @Test
  void pageSizesHalveAndGrowBack() {
    PageSize size = new PageSize(1000);
    assertThat(size.shrink()).isTrue();
    assertThat(size.current()).isEqualTo(500);
    size.shrink();
    size.shrink();
    size.shrink();
    assertThat(size.current()).isEqualTo(100);
    assertThat(size.shrink()).isFalse();
    for (int i = 0; i < 10; i++) {
      size.succeeded();
    }
    assertThat(size.current()).isEqualTo(200);
    assertThat(new PageSize(0).shrink()).isFalse();
  }

  private static String query(SourceSpec source, Checkpoint checkpoint) {
    return SourceRequests.page(source, checkpoint, 100, Optional.empty()).query();
  }

  private static Checkpoint behind(SourceSpec source, Checkpoint checkpoint, String envelope)
      throws UnreadableReplyException {
    Page page = page(source, "{\"groups\":[]," + envelope + "}");
    return Walk.of(source).behind(checkpoint, page, 100).checkpoint();
  }

  private static Page page(SourceSpec source, String body) throws UnreadableReplyException {
    return new PageReader(source).read(body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }
}
