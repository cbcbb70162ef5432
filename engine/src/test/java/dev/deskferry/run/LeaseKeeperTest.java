package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseKeeperTest {

  private static final Lease LEASE = new Lease(1, 1, "notes", "keys", "", "", "{}", 3);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private long takenAt = Long.MAX_VALUE;
  private long promisedUntil;
  private Supplier<Duration> took = () -> Duration.ZERO;
  private Runnable atAnswer = () -> {};

  @Test
  void asksTheDatabaseOnlyWhenNothingIsPromised() {
    try (LeaseKeeper keeper = keeper()) {
      keeper.keep(LEASE);
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(asked).hasValue(1);
      pass(Duration.ofSeconds(2));
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(asked).hasValue(1);
      pass(Duration.ofSeconds(4));
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void isNotSureOfALeaseThatWasTakenAwayDuringAFreeze() {
    try (LeaseKeeper keeper = keeper()) {
      keeper.keep(LEASE);
      assertThat(keeper.isSure(LEASE)).isTrue();
      takenAt = nanos.get();
      pass(Duration.ofSeconds(12));
      assertThat(keeper.isSure(LEASE)).isFalse();
      assertThat(keeper.isKept(LEASE)).isFalse();
      assertThat(keeper.isSure(LEASE)).isFalse();
    }
  }

  @Test
  void looksAgainWithoutAskingTheDatabase() {
    try (LeaseKeeper keeper = keeper()) {
      keeper.keep(LEASE);
      assertThat(keeper.isFresh(LEASE)).isFalse();
      assertThat(asked).hasValue(0);
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(keeper.isFresh(LEASE)).isTrue();
      pass(Duration.ofSeconds(4));
      assertThat(keeper.isFresh(LEASE)).isFalse();
      keeper.letGo(LEASE);
      assertThat(keeper.isSure(LEASE)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 5", "1, 8", "4, 3"})
  void renewalsThatTakeSecondsStopNothing(int leaseCount, int seconds) {
    List<Lease> leases =
        IntStream.range(0, leaseCount)
            .mapToObj(i -> new Lease(i, 1, "notes", "keys", "", "", "{}", 3))
            .toList();
    try (LeaseKeeper keeper = keeper()) {
      leases.forEach(keeper::keep);
      took = () -> Duration.ofSeconds(seconds);
      keeper.renewAll();
      keeper.renewAll();
      atAnswer = () -> assertThat(leases).allMatch(keeper::isFresh);
      for (int i = 0; i < 20; i++) {
        pass(Duration.ofSeconds(2));
        assertThat(leases).allMatch(keeper::isFresh);
        keeper.renewAll();
      }
    }
  }

  /** The database hands a lease on that it took away, once nothing is promised any more. */
  @RepeatedTest(200)
  void nobodyActsOnALeaseThatAnotherHas() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    took = () -> Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(9_000) : 5);
    try (LeaseKeeper keeper = keeper()) {
      keeper.keep(LEASE);
      long taken = random.nextInt(60);
      for (int i = 0; i < 100; i++) {
        if (i == taken) {
          takenAt = nanos.get();
        }
        switch (random.nextInt(4)) {
          case 0 -> keeper.renewAll();
          case 1 -> keeper.isSure(LEASE);
          default -> pass(Duration.ofMillis(random.nextInt(4_000)));
        }
        boolean isHandedOn = nanos.get() >= Math.max(takenAt, promisedUntil);
        assertThat(isHandedOn && keeper.isFresh(LEASE)).as("seed %d, step %d", seed, i).isFalse();
      }
      assertThat(keeper.isSure(LEASE)).isFalse();
    }
  }

  private LeaseKeeper keeper() {
    return new LeaseKeeper(run(), nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Renews as soon as it is asked, and answers late. */
  private boolean renew(Duration sure) {
    asked.incrementAndGet();
    boolean isOurs = nanos.get() < takenAt;
    if (isOurs) {
      promisedUntil = Math.max(promisedUntil, nanos.get() + sure.toNanos());
    }
    pass(took.get());
    atAnswer.run();
    return isOurs;
  }

  private Run run() {
    return (Run)
        Proxy.newProxyInstance(
            Run.class.getClassLoader(),
            new Class<?>[] {Run.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("renew")) {
                throw new UnsupportedOperationException(method.getName());
              }
              return renew((Duration) arguments[1]);
            });
  }
}
