package dev.deskferry.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.extract.Reach.How;
import dev.deskferry.spec.SourceSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachTest {

  private static final SourceSpec IN_ORDER = Sources.groups("incremental_cursor");
  private static final SourceSpec LIST = Sources.groups("cursor");
  private static final String TWO_RECORDS =
      """
      {"groups":[{"id":1,"updated_at":"2025-06-01T12:00:00Z"},{"id":2,"updated_at":"2025-06-01T11:00:00Z"}]}
      """;

  @Test
  void aWalkInTheOrderOfChangesHasComeToItsNewestRecord() throws Exception {
    long noon = Instant.parse("2025-06-01T12:00:00Z").toEpochMilli();
    assertThat(reach(IN_ORDER, TWO_RECORDS, false, true)).isEqualTo(new Reach(How.AT, noon));
  }

  @Test
  void atItsEndItHasComeToTheMomentItWasAsked() throws Exception {
    assertThat(reach(IN_ORDER, TWO_RECORDS, true, true)).isEqualTo(new Reach(How.AGO, 250));
  }

  @Test
  void aPageWithoutRecordsOrTimesDoesNotTell() throws Exception {
    Reach untold = new Reach(How.UNTOLD, 0);
    assertThat(reach(IN_ORDER, "{\"groups\":[]}", false, true)).isEqualTo(untold);
    assertThat(reach(IN_ORDER, "{\"groups\":[{\"id\":1}]}", false, true)).isEqualTo(untold);
  }

  @Test
  void aListShowsWhatWasThereWhenItBeganAndOnlyAsAWhole() throws Exception {
    assertThat(reach(LIST, TWO_RECORDS, false, true).how()).isEqualTo(How.UNTOLD);
    assertThat(reach(LIST, TWO_RECORDS, true, true).how()).isEqualTo(How.BEGIN);
    assertThat(reach(LIST, TWO_RECORDS, true, false).how()).isEqualTo(How.UNTOLD);
  }

  private static Reach reach(SourceSpec source, String body, boolean isComplete, boolean isWhole)
      throws Exception {
    Page page =
        new PageReader(source).read(body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    Checkpoint begin = Sources.begin(1);
    PageSequence.PageStep step =
        new PageSequence.PageStep(
            page, isComplete ? begin.complete() : begin, Optional.empty(), List.of());
    return Reach.of(source, step, isWhole, 250);
  }
}
