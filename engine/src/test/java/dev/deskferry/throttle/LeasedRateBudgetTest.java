package dev.deskferry.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LeasedRateBudgetTest {

  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final ManualTime time = new ManualTime();
  private final List<String> told = new ArrayList<>();

  @Test
  void staleAnswersAreGivenBackAndTheNextAreAskedToLiveLonger() throws InterruptedException {
    SlowStore store = new SlowStore();
    store.answers.add(new Grant(3, 0, 77, 700));
    store.answers.add(new Grant(1, 0, 78, 710));
    budget(store, new BucketSettings("a.b", 10, WINDOW, 100)).acquire("a.b");
    assertThat(store.calls).containsExactly("take 500", "back 77 3", "take 700");
  }

  @Test
  void whatIsLeftOfALeaseIsSpentAndThenGivenBack() throws InterruptedException {
    SlowStore store = new SlowStore();
    store.answers.add(new Grant(3, 0, 77, 0));
    store.answers.add(new Grant(1, 0, 78, 0));
    RateBudget budget = budget(store, new BucketSettings("a.b", 10, WINDOW, 100));
    acquire(budget, 2);
    time.pass(Duration.ofMillis(551));
    budget.acquire("a.b");
    assertThat(store.calls).containsExactly("take 500", "back 77 1", "take 500");
  }

  @Test
  void theFirstRequestsMayTravelLonger() throws InterruptedException {
    SlowStore store = new SlowStore();
    store.answers.add(new Grant(16, 0, 77, 0));
    store.answers.add(new Grant(16, 0, 78, 0));
    store.answers.add(new Grant(1, 0, 79, 0));
    acquire(budget(store, new BucketSettings("a.b", 10, WINDOW, 100)), 33);
    assertThat(store.calls).containsExactly("take 500", "take 500", "take 0");
  }

  @Test
  void whoIsFarFromABucketAsksForNoMoreTimeThanItsAnswersTake() throws InterruptedException {
    SlowStore store = new SlowStore();
    store.answers.add(new Grant(32, 0, 77, 40));
    store.answers.add(new Grant(1, 0, 78, 40));
    store.answers.add(new Grant(1, 0, 79, 10));
    store.answers.add(new Grant(1, 0, 80, 0));
    acquire(budget(store, new BucketSettings("a.b", 10, WINDOW, 100)), 35);
    assertThat(store.calls).containsExactly("take 500", "take 30", "take 30", "take 0");
  }

  @Test
  void whoIsFarFromABucketUsesNearlyAllOfItAndNeverMore() throws InterruptedException {
    RateBudget budget = budget(new FarStore(40), new BucketSettings("a.b", 100, WINDOW, 100));
    List<Long> spent = new ArrayList<>();
    for (int i = 0; i < 1_300; i++) {
      budget.acquire("a.b");
      spent.add(time.millis());
    }
    // Ten windows, from the beginning of one rush to that of another.
    double used = 10.0 * WINDOW.toMillis() / (spent.get(1_200) - spent.get(200));
    assertThat(used).isBetween(0.98, 1.0);
    for (int i = 100; i < spent.size(); i++) {
      assertThat(spent.get(i) - spent.get(i - 100)).isGreaterThanOrEqualTo(WINDOW.toMillis());
    }
  }

  @Test
  void whoeverComesToABucketThatIsHeldHearsTheReason() throws InterruptedException {
    LocalPermits shared = LocalPermits.full(time);
    BucketSettings settings = new BucketSettings("a.b", 10, WINDOW, 100);
    RateBudget met = budget(shared, settings);
    met.hold("a.b", Duration.ofMinutes(1), "the portal moves");
    met.hold("a.b", Duration.ofSeconds(10));
    RateBudget joined = budget(shared, settings);
    joined.acquire("a.b");
    assertThat(time.waited()).isEqualTo(Duration.ofMinutes(1));
    assertThat(told).startsWith("a.b PT1M the portal moves").hasSize(6);
    acquire(joined, 9);
    told.clear();
    joined.acquire("a.b");
    assertThat(told).as("the hold is over").allMatch(it -> !it.contains("portal"));
  }

  @Test
  void nobodyAsksWhileTheAnswerIsToWait() throws InterruptedException {
    SlowStore store = new SlowStore();
    store.answers.add(Grant.none(9_000));
    store.answers.add(Grant.none(4_000));
    store.answers.add(new Grant(1, 0, 78, 0));
    RateBudget budget = budget(store, new BucketSettings("a.b", 10, WINDOW, 100));
    budget.acquire("a.b");
    assertThat(store.calls).containsExactly("take 500", "take 500", "take 500");
    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(9));
    assertThat(told).containsExactly("a.b PT9S");
  }

  @Test
  void aLongWaitIsAskedForAgainAndAgainSoThatItsTimeGoesOn() throws InterruptedException {
    long hold = Duration.ofHours(7).toMillis();
    List<Long> asked = new ArrayList<>();
    long begun = time.millis();
    PermitStore store =
        new SlowStore() {
          @Override
          public Grant take(Allowance allowance, int wanted, long delayMillis) {
            asked.add(time.millis() - begun);
            long left = hold - (time.millis() - begun);
            return left > 0 ? Grant.none(left) : new Grant(1, 0, 78, 0);
          }
        };
    budget(store, new BucketSettings("a.b", 10, WINDOW, 100)).acquire("a.b");
    assertThat(time.waited()).isEqualTo(Duration.ofHours(7));
    for (int i = 1; i < asked.size(); i++) {
      assertThat(asked.get(i) - asked.get(i - 1)).isLessThan(10_000);
    }
    assertThat(asked).hasSizeLessThan(5_100);
    assertThat(told).startsWith("a.b PT7H", "a.b PT6H59M50S");
  }

  @Test
  void readingsThatChangeNothingAreKeptToOneself() {
    SlowStore store = new SlowStore();
    RateBudget budget = budget(store, new BucketSettings("a.b", 10, WINDOW, 100));
    budget.observe("a.b", reading(100, 90));
    budget.observe("a.b", reading(100, 80));
    budget.observe("a.b", reading(100, 10));
    budget.observe("a.b", reading(100, 90));
    budget.observe("a.b", reading(100, 90));
    budget.observe("a.b", reading(200, 190));
    assertThat(store.calls)
        .containsExactly("observe 90", "observe 10", "observe 90", "observe 190");
  }

  @Test
  void lanesAskForThemselves() throws InterruptedException {
    SlowStore store = new SlowStore();
    store.answers.add(new Grant(1, 0, 78, 0));
    RateBudget budget = budget(store, new BucketSettings("a.b", 10, WINDOW, 100));
    budget.lane("open", 3).acquire("a.b");
    assertThat(store.lanes).containsExactly("open 3");
    assertThatThrownBy(() -> budget.lane("open", 0)).hasMessageContaining("weight 0");
  }

  private static void acquire(RateBudget budget, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      budget.acquire("a.b");
    }
  }

  private static RateReading reading(long limit, long remaining) {
    return new RateReading(OptionalLong.of(limit), OptionalLong.of(remaining), Optional.empty());
  }

  private RateBudget budget(PermitStore store, BucketSettings... settings) {
    return new LeasedRateBudget(
        List.of(settings),
        store,
        time,
        time,
        (bucket, wait, reason) -> told.add((bucket + " " + wait + " " + reason).strip()));
  }

  /** A bucket whose answers travel for a while. */
  private final class FarStore implements PermitStore {
    private final PermitStore near = LocalPermits.full(time);
    private final long millis;

    FarStore(long millis) {
      this.millis = millis;
    }

    @Override
    public Grant take(Allowance allowance, int wanted, long delayMillis) {
      Grant grant = near.take(allowance, wanted, delayMillis);
      time.pass(Duration.ofMillis(millis));
      return grant.aged(millis);
    }

    @Override
    public void giveBack(Allowance allowance, long slot, int permits) {
      near.giveBack(allowance, slot, permits);
    }

    @Override
    public void observe(Allowance allowance, RateReading reading) {
      near.observe(allowance, reading);
    }

    @Override
    public void hold(Allowance allowance, Duration wait, String reason) {
      near.hold(allowance, wait, reason);
    }
  }

  /** Answers what it was told to, and remembers what it was asked. */
  private static class SlowStore implements PermitStore {
    private final Deque<Grant> answers = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> lanes = new ArrayList<>();

    @Override
    public Grant take(Allowance allowance, int wanted, long delayMillis) {
      calls.add("take " + delayMillis);
      lanes.add(allowance.lane() + " " + allowance.weight());
      return answers.remove();
    }

    @Override
    public void giveBack(Allowance allowance, long slot, int permits) {
      calls.add("back " + slot + " " + permits);
    }

    @Override
    public void observe(Allowance allowance, RateReading reading) {
      calls.add("observe " + reading.remaining().orElse(-1));
    }

    @Override
    public void hold(Allowance allowance, Duration wait, String reason) {
      calls.add("hold " + wait);
    }
  }
}
