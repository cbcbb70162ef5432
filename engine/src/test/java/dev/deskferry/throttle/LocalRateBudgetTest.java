package dev.deskferry.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LocalRateBudgetTest {

  private final ManualTime time = new ManualTime();
  private final List<String> told = new ArrayList<>();

  @Test
  void letsTheWholeLimitOutAtOnceAndThenWaitsForTheWindow() throws InterruptedException {
    RateBudget budget = budget(new BucketSettings("a", 10, Duration.ofSeconds(64), 100));
    for (int i = 0; i < 10; i++) {
      budget.acquire("a");
    }
    assertThat(time.waited()).isZero();
    budget.acquire("a");
    assertThat(time.waited()).isBetween(Duration.ofSeconds(64), Duration.ofSeconds(65));
    assertThat(told).hasSize(6).first().asString().startsWith("a ");
  }

  @Test
  void noWindowHoldsMoreThanTheLimit() throws InterruptedException {
    RateBudget budget = budget(new BucketSettings("a", 7, Duration.ofSeconds(10), 100));
    List<Long> grants = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      budget.acquire("a");
      grants.add(time.millis());
      time.pass(Duration.ofMillis((i * 37L) % 900));
    }
    for (int i = 7; i < grants.size(); i++) {
      assertThat(grants.get(i) - grants.get(i - 7)).isGreaterThanOrEqualTo(10_000);
    }
  }

  @Test
  void takesFromAllBucketsOrNone() throws InterruptedException {
    RateBudget budget =
        budget(
            new BucketSettings("wide", 100, Duration.ofSeconds(10), 100),
            new BucketSettings("narrow", 1, Duration.ofSeconds(10), 100));
    budget.acquire("wide", "narrow");
    budget.acquire("wide", "narrow");
    assertThat(time.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void keepsTheShareOfOthers() throws InterruptedException {
    RateBudget budget = budget(new BucketSettings("a", 10, Duration.ofSeconds(10), 50));
    for (int i = 0; i < 6; i++) {
      budget.acquire("a");
    }
    assertThat(time.waited()).isPositive();
  }

  @Test
  void believesWhatTheHeadersSay() throws InterruptedException {
    RateBudget budget = budget(new BucketSettings("a", 100, Duration.ofSeconds(60), 100));
    budget.acquire("a");
    budget.observe(
        "a",
        new RateReading(
            OptionalLong.of(700), OptionalLong.of(0), Optional.of(Duration.ofSeconds(7))));
    budget.acquire("a");
    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(7));
    for (int i = 0; i < 600; i++) {
      budget.acquire("a");
    }
    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void holdsAnUndeclaredBucketUntilRetryAfter() throws InterruptedException {
    RateBudget budget = budget();
    budget.acquire("x");
    budget.hold("x", Duration.ofSeconds(93));
    budget.hold("x", Duration.ofSeconds(3));
    budget.acquire("x");
    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(93));
  }

  @Test
  void refusesARateThatIsNone() {
    assertThatThrownBy(() -> new BucketSettings("a", 1, Duration.ZERO, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bucket a");
  }

  private RateBudget budget(BucketSettings... settings) {
    return new LocalRateBudget(
        List.of(settings), time, time, (bucket, wait, reason) -> told.add(bucket + " " + wait));
  }
}
