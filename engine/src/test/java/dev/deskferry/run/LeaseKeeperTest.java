package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {

  private static final Lease LEASE = new Lease(1, 1, "notes", "keys", "", "", "{}", 3);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean isOurs = new AtomicBoolean(true);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksTheDatabaseOnlyWhenItsLastLookIsOld() {
    try (LeaseKeeper keeper = new LeaseKeeper(run(), nanos::get)) {
      keeper.keep(LEASE);
      pass(Duration.ofSeconds(2));
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(asked).hasValue(0);
      pass(Duration.ofSeconds(4));
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void isNotSureOfALeaseThatWasTakenAwayDuringAFreeze() {
    try (LeaseKeeper keeper = new LeaseKeeper(run(), nanos::get)) {
      keeper.keep(LEASE);
      isOurs.set(false);
      pass(Duration.ofSeconds(12));
      assertThat(keeper.isSure(LEASE)).isFalse();
      assertThat(keeper.isKept(LEASE)).isFalse();
      assertThat(keeper.isSure(LEASE)).isFalse();
    }
  }

  @Test
  void looksAgainWithoutAskingTheDatabase() {
    try (LeaseKeeper keeper = new LeaseKeeper(run(), nanos::get)) {
      keeper.keep(LEASE);
      pass(Duration.ofSeconds(2));
      assertThat(keeper.isFresh(LEASE)).isTrue();
      pass(Duration.ofSeconds(4));
      assertThat(keeper.isFresh(LEASE)).isFalse();
      assertThat(asked).hasValue(0);
      assertThat(keeper.isSure(LEASE)).isTrue();
      assertThat(keeper.isFresh(LEASE)).isTrue();
      keeper.letGo(LEASE);
      assertThat(keeper.isFresh(LEASE)).isFalse();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
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
              asked.incrementAndGet();
              return isOurs.get();
            });
  }
}
