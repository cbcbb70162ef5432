package dev.deskferry.cluster;

import dev.deskferry.throttle.Allowance;
import dev.deskferry.throttle.BucketState;
import dev.deskferry.throttle.Grant;
import dev.deskferry.throttle.RateReading;
import dev.deskferry.throttle.Tick;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;

/** What can be done to a bucket, as it travels to the member that holds it. */
sealed interface PermitChange extends Serializable {

  /** Changes the state; only {@link Take} grants anything. */
  Grant apply(BucketState state, Tick tick);

  /** Takes permits. */
  record Take(Allowance allowance, int wanted, long delayMillis) implements PermitChange {
    @Override
    public Grant apply(BucketState state, Tick tick) {
      return state.take(allowance, wanted, delayMillis, tick);
    }
  }

  /** Gives permits back. */
  record GiveBack(Allowance allowance, long slot, int permits) implements PermitChange {
    @Override
    public Grant apply(BucketState state, Tick tick) {
      state.giveBack(allowance, slot, permits, tick);
      return Grant.none(1);
    }
  }

  /** Holds. */
  record Hold(Allowance allowance, long millis, String reason) implements PermitChange {
    @Override
    public Grant apply(BucketState state, Tick tick) {
      state.hold(allowance, millis, reason, tick);
      return Grant.none(1);
    }
  }

  /** Corrects; negative numbers stand for what the reply did not say. */
  record Observe(Allowance allowance, long limit, long remaining, long resetMillis)
      implements PermitChange {

    static Observe of(Allowance allowance, RateReading reading) {
      return new Observe(
          allowance,
          reading.limit().orElse(-1),
          reading.remaining().orElse(-1),
          reading.resets().map(Duration::toMillis).orElse(-1L));
    }

    @Override
    public Grant apply(BucketState state, Tick tick) {
      state.observe(
          allowance,
          new RateReading(
              told(limit),
              told(remaining),
              told(resetMillis).stream().mapToObj(Duration::ofMillis).findFirst()),
          tick);
      return Grant.none(1);
    }

    private static OptionalLong told(long number) {
      return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }
  }
}
