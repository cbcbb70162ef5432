package dev.deskferry.throttle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A sliding window over the requests of one bucket, counted in 64 slots. Whatever window of the
 * declared length the other side looks at, fixed or sliding, holds no more than the limit. Not
 * thread-safe; times are epoch milliseconds.
 */
final class Bucket {

  private static final int SLOT_COUNT = 64;
  private static final Duration UNDECLARED_WINDOW = Duration.ofMinutes(1);

  private final long windowMillis;
  private final long slotMillis;
  private final int share;
  private final boolean isDeclared;
  private final Deque<Slot> slots = new ArrayDeque<>();
  private long limit;
  private long used;
  private long withheld;
  private long withheldUntil;
  private long heldUntil;

  /** A bucket that nobody declared has no limit, and learns none since its window is not known. */
  static Bucket undeclared(String name) {
    return new Bucket(new BucketSettings(name, 0, UNDECLARED_WINDOW, 100), false);
  }

  Bucket(BucketSettings settings) {
    this(settings, true);
  }

  private Bucket(BucketSettings settings, boolean isDeclared) {
    this.isDeclared = isDeclared;
    this.windowMillis = settings.per().toMillis();
    this.slotMillis = Math.max(1, windowMillis / SLOT_COUNT);
    this.share = settings.share();
    this.limit = ours(settings.limit());
  }

  /** Milliseconds until one request may go out, 0 for now. */
  long waitMillis(long now) {
    expire(now);
    if (now < heldUntil) {
      return heldUntil - now;
    }
    if (available(now) > 0) {
      return 0;
    }
    long slotFree = slots.isEmpty() ? Long.MAX_VALUE : slots.getFirst().expires() - now;
    long withheldFree = withheld > 0 ? withheldUntil - now : Long.MAX_VALUE;
    return Math.max(1, Math.min(slotFree, withheldFree));
  }

  void take(long now) {
    used++;
    Slot last = slots.peekLast();
    long start = now - Math.floorMod(now, slotMillis);
    if (last != null && last.start == start) {
      last.count++;
    } else {
      slots.addLast(new Slot(start, start + slotMillis + windowMillis));
    }
  }

  void hold(long until) {
    heldUntil = Math.max(heldUntil, until);
  }

  void observe(long now, RateReading reading) {
    if (isDeclared) {
      reading.limit().ifPresent(told -> limit = told > 0 ? ours(told) : limit);
    }
    if (reading.remaining().isEmpty()) {
      return;
    }
    expire(now);
    long until = now + reading.resets().map(Duration::toMillis).orElse(windowMillis / 10);
    long reserve = limit > 0 ? Math.max(0, reading.limit().orElse(limit) - limit) : 0;
    long told = Math.max(0, reading.remaining().getAsLong() - reserve);
    if (limit == 0) {
      // A limit that we do not know still has an end that the other side knows of.
      if (reading.remaining().getAsLong() <= 0) {
        hold(until);
      }
      return;
    }
    withheld = Math.max(0, limit - used - told);
    withheldUntil = until;
  }

  private long available(long now) {
    if (limit == 0) {
      return Long.MAX_VALUE;
    }
    return limit - used - (now < withheldUntil ? withheld : 0);
  }

  private void expire(long now) {
    while (!slots.isEmpty() && slots.getFirst().expires() <= now) {
      used -= slots.removeFirst().count;
    }
    if (now >= withheldUntil) {
      withheld = 0;
    }
  }

  private long ours(long whole) {
    return whole == 0 ? 0 : Math.max(1, whole * share / 100);
  }

  private static final class Slot {
    private final long start;
    private final long expires;
    private long count = 1;

    Slot(long start, long expires) {
      this.start = start;
      this.expires = expires;
    }

    long expires() {
      return expires;
    }
  }
}
