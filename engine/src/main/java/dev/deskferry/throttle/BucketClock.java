package dev.deskferry.throttle;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's own time, in milliseconds from 0. It never goes back, and goes on by what really
 * passed: by the steady clock while one owner changes the bucket, by the shared clock when the
 * owner changes, and then by ten seconds at most, so that a clock that is hours ahead opens nothing
 * and one that is hours behind stops nothing.
 */
final class BucketClock implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long MOST_BETWEEN_OWNERS = 10_000;

  private @Nullable Tick last;
  private long now;

  /** Goes on to a moment and returns the bucket's time then. */
  long at(Tick tick) {
    Tick before = last;
    last = tick;
    if (before == null) {
      return now;
    }
    boolean isSameOwner = before.owner().equals(tick.owner());
    long passed =
        isSameOwner
            ? tick.steadyMillis() - before.steadyMillis()
            : Math.min(MOST_BETWEEN_OWNERS, tick.sharedMillis() - before.sharedMillis());
    now += Math.max(0, passed);
    return now;
  }
}
