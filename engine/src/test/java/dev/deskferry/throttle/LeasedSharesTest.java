package dev.deskferry.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shares of a budget that are changed while it is used. */
class LeasedSharesTest {

  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final ManualTime time = new ManualTime();

  @Test
  void theShareCanBeChangedAtAnyTimeAndTakenBack() throws InterruptedException {
    RateBudget budget = budget(new BucketSettings("a.b", 10, WINDOW, 50));
    budget.share("a", 100);
    acquire(budget, 10);
    assertThat(time.waited()).isZero();
    budget.share("a.b", 20);
    time.pass(WINDOW.multipliedBy(2));
    acquire(budget, 2);
    assertThat(time.waited()).isZero();
    budget.acquire("a.b");
    assertThat(time.waited()).isPositive();
    budget.share("a.b", 0);
    budget.share("a", 0);
    time.pass(WINDOW.multipliedBy(2));
    Duration before = time.waited();
    acquire(budget, 5);
    assertThat(time.waited()).isEqualTo(before);
    budget.acquire("a.b");
    assertThat(time.waited()).isGreaterThan(before);
    assertThatThrownBy(() -> budget.share("a", 101)).hasMessageContaining("101");
  }

  @Test
  void aShareConcernsWholeNamesBetweenDots() throws InterruptedException {
    RateBudget budget =
        budget(
            new BucketSettings("a.search", 10, WINDOW, 100),
            new BucketSettings("a.search_export", 10, WINDOW, 100));
    budget.share("a.search", 10);
    for (int i = 0; i < 10; i++) {
      budget.acquire("a.search_export");
    }
    assertThat(time.waited()).isZero();
    budget.acquire("a.search");
    budget.acquire("a.search");
    assertThat(time.waited()).isPositive();
  }

  @Test
  void aShareThatIsRaisedCountsForWhoWaitsAlready() throws InterruptedException {
    Deque<Runnable> atPause = new ArrayDeque<>();
    RateBudget budget = eventful(atPause);
    budget.share("a", 10);
    budget.acquire("a.b");
    atPause.add(() -> budget.share("a", 0));
    budget.acquire("a.b");
    assertThat(time.waited()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(250));
  }

  @Test
  void aShareThatIsLoweredCountsForWhoWaitsAlready() throws InterruptedException {
    Deque<Runnable> atPause = new ArrayDeque<>();
    RateBudget budget = eventful(atPause);
    acquire(budget, 5);
    time.pass(WINDOW.dividedBy(2));
    acquire(budget, 5);
    atPause.add(() -> budget.share("a", 10));
    // At the full share there would be room when the first five are forgotten.
    budget.acquire("a.b");
    assertThat(time.waited()).isBetween(WINDOW, WINDOW.plusSeconds(1));
  }

  private static void acquire(RateBudget budget, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      budget.acquire("a.b");
    }
  }

  /** Ten in a window; at each pause one thing happens, as long as there are any. */
  private RateBudget eventful(Deque<Runnable> atPause) {
    return new LeasedRateBudget(
        List.of(new BucketSettings("a.b", 10, WINDOW, 100)),
        LocalPermits.full(time),
        time,
        pause -> {
          time.pause(pause);
          Optional.ofNullable(atPause.poll()).ifPresent(Runnable::run);
        },
        (bucket, wait, reason) -> {});
  }

  private RateBudget budget(BucketSettings... settings) {
    return new LeasedRateBudget(
        List.of(settings), LocalPermits.full(time), time, time, (bucket, wait, reason) -> {});
  }
}
