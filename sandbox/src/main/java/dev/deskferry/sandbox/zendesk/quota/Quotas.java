package dev.deskferry.sandbox.zendesk.quota;

import dev.deskferry.sandbox.limit.FastClock;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.limit.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts requests against quotas. A window begins with its first request and lets exactly its limit
 * through; a request that one quota refuses has been counted by those before it, as the account
 * counts what an endpoint refuses. Safe for many threads.
 */
public final class Quotas {

  private static final int MOST_WINDOWS = 10_000;

  private final Limits limits;
  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, Fill> uses = new TreeMap<>();

  /**
   * Starts with empty windows.
   *
   * @param clock real time; windows run faster than it as the limits say
   */
  public Quotas(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = FastClock.of(clock, limits);
  }

  /** Whether anything is refused at all. */
  public boolean isEnforced() {
    return limits.enforced();
  }

  /**
   * How full a quota is after a request.
   *
   * @param remaining how many more the window lets through
   * @param resetSeconds real seconds until the window ends, rounded up, at least 1
   */
  public record Level(Quota quota, int remaining, long resetSeconds) {}

  /**
   * What became of a request.
   *
   * @param levels of the quotas that were asked, in their order
   * @param refusedBy the level of the quota that is used up; empty when the request may pass
   */
  public record Verdict(List<Level> levels, Optional<Level> refusedBy) {}

  /** Counts one request against each quota until one refuses it. */
  public synchronized Verdict admit(List<Quota> quotas) {
    long now = clock.millis();
    List<Level> levels = new ArrayList<>(quotas.size());
    for (Quota quota : quotas) {
      Window window = window(quota, now);
      boolean isRefused = window.count >= quota.limit();
      if (!isRefused) {
        window.count++;
      }
      note(quota, window.count, isRefused);
      Level level = level(quota, window, now);
      levels.add(level);
      if (isRefused) {
        return new Verdict(levels, Optional.of(level));
      }
    }
    return new Verdict(levels, Optional.empty());
  }

  /** The levels of quotas without drawing on them. */
  public synchronized Verdict look(List<Quota> quotas) {
    long now = clock.millis();
    return new Verdict(
        quotas.stream().map(quota -> level(quota, window(quota, now), now)).toList(),
        Optional.empty());
  }

  /** All quotas that were drawn on, by name. */
  public synchronized List<Fill> fills() {
    return List.copyOf(uses.values());
  }

  /** Begins anew: every window empty, nothing seen. */
  public synchronized void clear() {
    windows.clear();
    uses.clear();
  }

  private Level level(Quota quota, Window window, long now) {
    Duration rest = limits.realTime(Duration.ofMillis(window.endsAt - now));
    long seconds = Math.max(1, (rest.toMillis() + 999) / 1_000);
    return new Level(quota, quota.limit() - window.count, seconds);
  }

  private Window window(Quota quota, long now) {
    String key = quota.part().isEmpty() ? quota.name() : quota.name() + ':' + quota.part();
    Window known = windows.get(key);
    if (known != null && now < known.endsAt) {
      return known;
    }
    if (windows.size() >= MOST_WINDOWS) {
      windows.values().removeIf(window -> window.endsAt <= now);
    }
    Window fresh = new Window(now + quota.window().toMillis());
    windows.put(key, fresh);
    return fresh;
  }

  private void note(Quota quota, int fill, boolean isRefused) {
    Fill before = uses.getOrDefault(quota.name(), new Fill(quota.name(), quota.limit(), 0, 0));
    uses.put(
        quota.name(),
        new Fill(
            quota.name(),
            quota.limit(),
            Math.max(before.highest(), fill),
            before.refused() + (isRefused ? 1 : 0)));
  }

  private static final class Window {
    private final long endsAt;
    private int count;

    Window(long endsAt) {
      this.endsAt = endsAt;
    }
  }
}
