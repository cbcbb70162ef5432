package dev.deskferry.throttle;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A gate for each group of endpoints, since one may be in trouble while others are not. */
public final class ConcurrencyGates {

  private final Map<String, ConcurrencyGate> gates = new ConcurrentHashMap<>();
  private final int most;
  private final Clock clock;

  /**
   * Gates that are wide open.
   *
   * @param most requests in flight to one group, 1 or more
   */
  public ConcurrencyGates(int most, Clock clock) {
    this.most = most;
    this.clock = SteadyClock.of(clock);
  }

  /** The gate of a group, which has any name. */
  public ConcurrencyGate of(String group) {
    return gates.computeIfAbsent(group, absent -> new ConcurrencyGate(most, clock));
  }
}
