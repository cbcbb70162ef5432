package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.data.ChangeOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkTest {

  private static final long ALL = 1_000;

  @Test
  void cursorPagesFollowEachOtherWithoutGapOrRepeat() {
    ChangeOrder order = order(5, 3, 3, 9, 3, 1);

    List<Integer> seen = new ArrayList<>();
    long from = 0;
    Walk.Page page;
    do {
      page = Walk.byCursor(order, from, ALL, 2, index -> true);
      Arrays.stream(page.keys()).forEach(key -> seen.add(ChangeOrder.index(key)));
      from = page.keys()[page.keys().length - 1] + 1;
    } while (!page.isEndOfStream());

    assertThat(seen).containsExactly(5, 1, 2, 4, 0, 3);
  }

  @Test
  void hidesWhatIsTooRecent() {
    Walk.Page page = Walk.byCursor(order(5, 6, 7), 0, 7, 10, index -> true);

    assertThat(page.keys()).hasSize(2);
    assertThat(page.isEndOfStream()).isTrue();
  }

  @Test
  void meetsARecordAgainThatChangedDuringTheWalk() {
    ChangeOrder order = order(1, 2, 3);
    Walk.Page first = Walk.byCursor(order, 0, ALL, 2, index -> true);
    order.move(0, 9);

    Walk.Page second = Walk.byCursor(order, first.keys()[1] + 1, ALL, 10, index -> true);

    assertThat(second.keys()).containsExactly(ChangeOrder.key(3, 2), ChangeOrder.key(9, 0));
  }

  @Test
  void timeModeSendsTheBoundarySecondAgain() {
    ChangeOrder order = order(1, 2, 3, 4);

    Walk.Page first = Walk.byTime(order, 0, ALL, 2, index -> true);
    Walk.Page second = Walk.byTime(order, first.lastSecond(), ALL, 2, index -> true);

    assertThat(first.lastSecond()).isEqualTo(2);
    assertThat(second.keys()[0]).isEqualTo(first.keys()[1]);
  }

  @Test
  void timeModeGoesOnToTheEndOfASharedSecond() {
    Walk.Page page = Walk.byTime(order(1, 2, 2, 2, 5), 0, ALL, 2, index -> true);

    assertThat(page.keys()).hasSize(4);
    assertThat(page.isEndOfStream()).isFalse();
  }

  @Test
  void timeModeIsPinnedByASecondThatHoldsMoreThanTwoPages() {
    ChangeOrder order = order(2, 2, 2, 2, 2, 9);

    Walk.Page page = Walk.byTime(order, 2, ALL, 2, index -> true);

    assertThat(page.lastSecond()).isEqualTo(2);
    assertThat(page.isEndOfStream()).isFalse();
    assertThat(Walk.byTime(order, page.lastSecond(), ALL, 2, index -> true).keys())
        .containsExactly(page.keys());
    assertThat(Walk.byTime(order, 2, ALL, 3, index -> true).keys()).hasSize(5);
  }

  @Test
  void anEmptyPageEndsTheStream() {
    Walk.Page page = Walk.byTime(order(1), 2, ALL, 2, index -> true);

    assertThat(page.isEndOfStream()).isTrue();
    assertThat(page.lastSecond()).isEqualTo(-1);
  }

  private static ChangeOrder order(long... seconds) {
    return ChangeOrder.of(seconds.length, index -> seconds[index]);
  }
}
