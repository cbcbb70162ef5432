package dev.deskferry.sandbox.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A quota that starts anew at each midnight of a time zone. Safe for many threads. */
public final class DailyCounter {

  private final long limit;
  private final ZoneId zone;
  private LocalDate day = LocalDate.MIN;
  private long used;
  private long highest;
  private long refused;

  /**
   * A counter at zero.
   *
   * @param limit requests a day
   * @param zone whose midnight resets it
   */
  public DailyCounter(long limit, ZoneId zone) {
    this.limit = limit;
    this.zone = zone;
  }

  /** Whether the quota of the day has room for a request at this time, which then counts. */
  public synchronized boolean take(Instant now) {
    turn(now);
    if (used >= limit) {
      refused++;
      return false;
    }
    add();
    return true;
  }

  /** Takes back the last request, which another quota refused. */
  public synchronized void giveBack() {
    used = Math.max(0, used - 1);
  }

  /** Counts a request where nothing is enforced. */
  public synchronized void count(Instant now) {
    turn(now);
    if (used < limit) {
      add();
    }
  }

  private void add() {
    used++;
    highest = Math.max(highest, used);
  }

  private void turn(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (!today.equals(day)) {
      day = today;
      used = 0;
    }
  }

  /** Requests of the day so far. */
  public synchronized long used(Instant now) {
    turn(now);
    return used;
  }

  /** Requests a day. */
  public long limit() {
    return limit;
  }

  /** The time until the counter starts anew. */
  public Duration untilReset(Instant now) {
    Instant midnight = LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    return Duration.between(now, midnight);
  }

  /** How close it came to its limit. */
  public synchronized Fill report(String name) {
    return new Fill(name, limit, highest, refused);
  }
}
