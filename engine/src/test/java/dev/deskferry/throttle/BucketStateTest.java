package dev.deskferry.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketStateTest {

  private static final long WINDOW = 10_000;
  private final long seed = new Random().nextLong();
  private final BucketState state = BucketState.full();

  @ParameterizedTest
  @CsvSource({
    "190, 10000, 100",
    "190, 10000, 95",
    "250, 10000, 100",
    "700, 60000, 100",
    "10, 60000, 100"
  })
  void usesNearlyEverythingAndNeverMoreInAnyWindow(long limit, long window, int share) {
    System.out.println("seed " + seed);
    Rush rush =
        new Rush(state, limit, window, share, seed).senders(24, "", 1, 0).until(20 * window);
    long ours = limit * share / 100;
    assertThat(rush.most()).isLessThanOrEqualTo((int) ours);
    assertThat(rush.arrived(2 * window, 20 * window))
        .isGreaterThanOrEqualTo((long) Math.floor(0.98 * 18 * ours));
  }

  @Test
  void manyNodesWithFastBucketsLeaseChunksAndStayWithin() {
    Rush rush = new Rush(state, 1_000_000, WINDOW, 100, seed).senders(8, "", 1, 0).until(WINDOW);
    assertThat(rush.most()).isLessThanOrEqualTo(1_000_000);
    assertThat(rush.arrived(0, WINDOW)).isGreaterThan(10L * rush.asked());
  }

  @Test
  void whoHasToWaitIsToldForHowLongAndNotAskedToPoll() {
    Rush rush = new Rush(state, 190, WINDOW, 100, seed).senders(4, "", 1, 0).until(10 * WINDOW);
    assertThat(rush.asked()).isLessThan(5 * 190 * 10);
  }

  @Test
  void lanesShareByWeightWhileBothWaitAndLeaveNothingUnused() {
    System.out.println("seed " + seed);
    Rush rush =
        new Rush(state, 190, WINDOW, 100, seed)
            .senders(8, "open", 3, 0)
            .senders(8, "history", 1, 0)
            .until(12 * WINDOW);
    long open = rush.arrived("open", 2 * WINDOW, 12 * WINDOW);
    long all = rush.arrived(2 * WINDOW, 12 * WINDOW);
    assertThat((double) open / all).isBetween(0.70, 0.80);
    assertThat(all).isGreaterThanOrEqualTo((long) (0.97 * 10 * 190));
    rush.leave("open").until(16 * WINDOW);
    assertThat(rush.arrived("history", 14 * WINDOW, 16 * WINDOW))
        .isGreaterThanOrEqualTo((long) (0.98 * 2 * 190));
    assertThat(rush.most()).isLessThanOrEqualTo(190);
  }

  @Test
  void aShareThatShrinksHoldsAtOnce() {
    new Rush(state, 100, WINDOW, 100, seed).senders(4, "", 1, 0).until(3 * WINDOW);
    Rush less = new Rush(state, 100, WINDOW, 40, seed).senders(4, "", 1, 3 * WINDOW);
    less.until(6 * WINDOW);
    assertThat(less.arrived(4 * WINDOW + 200, 5 * WINDOW + 200)).isBetween(38L, 40L);
  }

  @Test
  void aClockThatJumpsOpensNothingAndStopsNothing() {
    Allowance allowance = allowance(5);
    takeAll(allowance, 5, new Tick("one", 0, 0));
    long hour = Duration.ofHours(3).toMillis();
    assertThat(state.take(allowance, 1, 0, new Tick("one", 100, hour)).permits()).isZero();
    Grant grant = state.take(allowance, 1, 0, new Tick("one", 200, -hour));
    assertThat(grant.permits()).isZero();
    assertThat(grant.waitMillis()).isBetween(9_800L, 10_000L);
    assertThat(state.take(allowance, 1, 0, new Tick("one", 10_200, -hour)).permits()).isEqualTo(1);
  }

  @Test
  void anotherOwnerGoesOnBySharedTimeAndNotByItsOwn() {
    Allowance allowance = allowance(5);
    takeAll(allowance, 5, new Tick("one", 0, 1_000));
    assertThat(state.take(allowance, 1, 0, new Tick("two", 999_999_999, 4_000)).waitMillis())
        .isBetween(7_000L, 7_200L);
    long hour = Duration.ofHours(3).toMillis();
    assertThat(state.take(allowance, 1, 0, new Tick("three", -5, 4_000 - hour)).waitMillis())
        .isBetween(7_000L, 7_200L);
  }

  @Test
  void aHoldOfHoursEndsInTimeAlthoughTheBucketChangesItsOwner() {
    Allowance allowance = allowance(5);
    long hold = Duration.ofHours(7).toMillis();
    state.hold(allowance, hold, "", new Tick("one", 0, 0));
    long now = 0;
    while (state.take(allowance, 1, 0, ownedByTwoFromFive(now)).permits() == 0) {
      now += 5_000;
    }
    assertThat(now).isBetween(hold - 20_000, hold + 20_000);
  }

  /** The clock of another machine begins anywhere. */
  private static Tick ownedByTwoFromFive(long now) {
    return now < Duration.ofHours(5).toMillis()
        ? new Tick("one", now, now)
        : new Tick("two", now - 77_000_000, now);
  }

  @Test
  void aBucketThatNobodyKnowsAsksCarefullyUntilAReplyTells() {
    BucketState lost = BucketState.unknown();
    Allowance allowance = allowance(100);
    assertThat(lost.take(allowance, 16, 0, tick(0)).permits()).isEqualTo(1);
    assertThat(lost.take(allowance, 16, 0, tick(10)).waitMillis()).isEqualTo(990);
    lost.observe(allowance, reading(100, 30, 4), tick(20));
    int granted = 0;
    Grant grant = lost.take(allowance, 16, 0, tick(30));
    while (grant.permits() > 0) {
      granted += grant.permits();
      grant = lost.take(allowance, 16, 0, tick(30));
    }
    assertThat(granted).isEqualTo(30);
    assertThat(lost.take(allowance, 16, 0, tick(4_030)).permits()).isPositive();
  }

  @Test
  void aBucketOfWhichNoReplyTellsOpensAfterItsWindow() {
    Rush rush =
        new Rush(BucketState.unknown(), 100, WINDOW, 100, seed)
            .senders(4, "", 1, 0)
            .until(3 * WINDOW);
    assertThat(rush.arrived(0, WINDOW)).isBetween(8L, 12L);
    assertThat(rush.arrived(2 * WINDOW, 3 * WINDOW)).isGreaterThanOrEqualTo(80);
    assertThat(rush.most()).isLessThanOrEqualTo(100);
  }

  @Test
  void whatWasNotSpentCanBeGivenBackOnce() {
    Allowance allowance = allowance(2);
    Grant first = state.take(allowance, 1, 0, tick(0));
    state.take(allowance, 1, 0, tick(100));
    assertThat(state.take(allowance, 1, 0, tick(200)).permits()).isZero();
    state.giveBack(allowance, first.slot(), 1, tick(300));
    state.giveBack(allowance, first.slot(), 1, tick(300));
    assertThat(state.take(allowance, 1, 0, tick(400)).permits()).isEqualTo(1);
    assertThat(state.take(allowance, 1, 0, tick(500)).permits()).isZero();
  }

  @Test
  void othersWhoDrawOnTheSameLimitAreLeftWhatTheyUsed() {
    Allowance allowance = allowance(100);
    takeAll(allowance, 10, tick(0));
    state.observe(allowance, reading(100, 50, 10), tick(500));
    assertThat(takeAll(allowance, 100, tick(600))).isEqualTo(50);
  }

  @Test
  void aReplyThatComesLateDoesNotMakeOurOwnRequestsLookLikeThoseOfOthers() {
    Allowance allowance = allowance(100);
    takeAll(allowance, 100, tick(0));
    // Written when the window was full of ours, read when it has emptied.
    state.observe(allowance, reading(100, 0, 10), tick(10_400));
    assertThat(takeAll(allowance, 100, tick(10_401))).isEqualTo(100);
  }

  private int takeAll(Allowance allowance, int most, Tick tick) {
    int taken = 0;
    while (taken < most && state.take(allowance, 1, 0, tick).permits() == 1) {
      taken++;
    }
    return taken;
  }

  private static Allowance allowance(long limit) {
    return new Allowance("b", true, limit, WINDOW, 100, "", 1);
  }

  private static Tick tick(long millis) {
    return new Tick("one", millis, millis);
  }

  private static RateReading reading(long limit, long remaining, long seconds) {
    return new RateReading(
        OptionalLong.of(limit),
        OptionalLong.of(remaining),
        Optional.of(Duration.ofSeconds(seconds)));
  }
}
