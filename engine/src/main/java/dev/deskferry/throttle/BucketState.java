package dev.deskferry.throttle;

import java.io.Serializable;
import java.time.Duration;

/**
 * A sliding window over the requests of one bucket. Whatever window of the declared length the
 * other side looks at, fixed or sliding, holds no more than the limit. The same calls in the same
 * order leave the same state, wherever they are made. Not thread-safe.
 */
public final class BucketState implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long MOST_BETWEEN_PROBES = 1_000;

  private final BucketClock clock = new BucketClock();
  private final Slots slots = new Slots();
  private final Lanes lanes = new Lanes();
  private final boolean isUnknown;
  private boolean isHeard;
  private long probedAt = -MOST_BETWEEN_PROBES;
  private long told;
  private long withheld;
  private long withheldUntil;
  private long heldUntil;
  private String heldReason = "";

  private BucketState(boolean isUnknown) {
    this.isUnknown = isUnknown;
  }

  /** A bucket of which nothing is used. */
  public static BucketState full() {
    return new BucketState(false);
  }

  /**
   * A bucket of which everything may be used: it grants single permits until a reply tells, or a
   * window has passed.
   */
  public static BucketState unknown() {
    return new BucketState(true);
  }

  /** See {@link PermitStore#take}. */
  public Grant take(Allowance allowance, int wanted, long delayMillis, Tick tick) {
    long now = expire(allowance, tick);
    if (now < heldUntil) {
      return refuse(allowance, now, heldUntil).because(heldReason);
    }
    long limit = limit(allowance);
    if (limit == 0) {
      return grant(allowance, wanted, now, delayMillis);
    }
    if (isProbing(allowance, now)) {
      return probe(allowance, now, delayMillis);
    }
    long ours = ours(limit, allowance);
    long free = ours - slots.used() - withheld;
    if (free <= 0) {
      return refuse(allowance, now, freeAt(ours, allowance));
    }
    if (lanes.hasOther(allowance.lane())) {
      long part = lanes.part(ours, allowance.lane(), allowance.weight());
      free = Math.min(free, part - slots.usedBy(allowance.lane()));
      if (free <= 0) {
        long ownFree = slots.freeAt(allowance.lane(), span(allowance));
        return refuse(allowance, now, Math.min(ownFree, lanes.otherUntil(allowance.lane())));
      }
    }
    long fresh = Math.max(1, ours * allowance.lifeMillis() / allowance.windowMillis());
    return grant(allowance, (int) Math.min(wanted, Math.min(free, fresh)), now, delayMillis);
  }

  /** See {@link PermitStore#giveBack}. */
  public void giveBack(Allowance allowance, long slot, int permits, Tick tick) {
    expire(allowance, tick);
    slots.remove(slot, allowance.lane(), permits);
  }

  /** See {@link PermitStore#observe}. */
  public void observe(Allowance allowance, RateReading reading, Tick tick) {
    long now = expire(allowance, tick);
    if (allowance.isDeclared()) {
      reading.limit().ifPresent(limit -> told = limit > 0 ? limit : told);
    }
    if (reading.remaining().isEmpty()) {
      return;
    }
    long remaining = Math.max(0, reading.remaining().getAsLong());
    long until =
        now + reading.resets().map(Duration::toMillis).orElse(allowance.windowMillis() / 10);
    long limit = limit(allowance);
    if (limit == 0) {
      // A limit that we do not know still has an end that the other side knows of.
      holdUntil(remaining == 0 ? until : 0, "");
      return;
    }
    isHeard = true;
    long others = Math.max(0, limit - remaining - slots.peak(span(allowance)));
    withheld = Math.max(0, others - (limit - ours(limit, allowance)));
    withheldUntil = until;
  }

  /** See {@link PermitStore#hold}. */
  public void hold(Allowance allowance, long millis, String reason, Tick tick) {
    holdUntil(expire(allowance, tick) + millis, reason);
  }

  private void holdUntil(long until, String reason) {
    if (until > heldUntil) {
      heldUntil = until;
      heldReason = reason;
    }
  }

  private long expire(Allowance allowance, Tick tick) {
    long now = clock.at(tick);
    slots.expire(now, span(allowance));
    lanes.expire(now);
    if (now >= withheldUntil) {
      withheld = 0;
    }
    return now;
  }

  private boolean isProbing(Allowance allowance, long now) {
    return isUnknown && !isHeard && now < span(allowance);
  }

  private Grant probe(Allowance allowance, long now, long delayMillis) {
    long next = probedAt + Math.min(MOST_BETWEEN_PROBES, allowance.windowMillis() / 10);
    if (now < next) {
      return Grant.none(next - now);
    }
    probedAt = now;
    return grant(allowance, 1, now, delayMillis);
  }

  private Grant grant(Allowance allowance, int permits, long now, long delayMillis) {
    long slot = slots.add(now + delayMillis, allowance.lane(), permits, allowance.windowMillis());
    return Grant.of(permits, slot);
  }

  private Grant refuse(Allowance allowance, long now, long until) {
    lanes.wait(allowance.lane(), allowance.weight(), Math.max(until, now + 1));
    return Grant.none(until - now);
  }

  private long freeAt(long ours, Allowance allowance) {
    long wanted = slots.used() + withheld - ours + 1;
    long byAge = wanted <= slots.used() ? slots.freeAt(wanted, span(allowance)) : Long.MAX_VALUE;
    return withheld > 0 ? Math.min(byAge, withheldUntil) : byAge;
  }

  private long limit(Allowance allowance) {
    return told > 0 ? told : allowance.limit();
  }

  private static long ours(long limit, Allowance allowance) {
    return Math.max(1, limit * allowance.share() / 100);
  }

  private static long span(Allowance allowance) {
    return allowance.windowMillis() + allowance.slackMillis();
  }
}
