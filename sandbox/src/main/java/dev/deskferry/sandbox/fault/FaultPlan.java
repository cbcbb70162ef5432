package dev.deskferry.sandbox.fault;

import dev.deskferry.sandbox.http.Request;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rules of a bad day. The first rule that covers a request decides; what it meets depends on
 * nothing but seed, request and attempt, so that a run can be repeated.
 *
 * @param seed another seed picks other requests
 * @param slow how long slow answers take; real ones take more than six seconds
 * @param retryAfter what replies that tell a time say
 * @param rules in the order in which they are asked
 */
public record FaultPlan(long seed, Duration slow, Duration retryAfter, List<FaultRule> rules) {

  /** Pages up to this size are never too heavy. */
  public static final int LIGHT_PAGE = 250;

  private static final Duration SLOW = Duration.ofSeconds(7);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Copies the rules. */
  public FaultPlan {
    rules = List.copyOf(rules);
  }

  /** Nothing goes wrong. */
  public static FaultPlan none() {
    return new FaultPlan(0, SLOW, RETRY_AFTER, List.of());
  }

  /** One request in fifty meets something. */
  public static FaultPlan light(long seed) {
    return everywhere(seed, 1);
  }

  /** One request in seven meets something, one write in fifty loses its answer. */
  public static FaultPlan heavy(long seed) {
    return everywhere(seed, 7);
  }

  private static FaultPlan everywhere(long seed, int times) {
    Map<FaultKind, Double> common = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      common.put(kind, 0.001 * times);
    }
    // A refusal for good ends a run; it is for plans that want to see that.
    common.keySet().removeAll(List.of(FaultKind.UNAUTHORIZED, FaultKind.FORBIDDEN));
    Map<FaultKind, Double> zendesk = new EnumMap<>(common);
    zendesk.remove(FaultKind.MIGRATING);
    zendesk.put(FaultKind.HEAVY_PAGE, 0.01 * times);
    Map<FaultKind, Double> hubspot = new EnumMap<>(common);
    hubspot.keySet().removeAll(List.of(FaultKind.HEAVY_PAGE, FaultKind.CONFLICT));
    hubspot.put(FaultKind.LOCKED, 0.004 * times);
    hubspot.put(FaultKind.CUT_AFTER, 0.003 * times);
    hubspot.put(FaultKind.MIGRATING, 0.0002 * times);
    return new FaultPlan(
        seed,
        SLOW,
        RETRY_AFTER,
        List.of(
            new FaultRule(Optional.of(Side.ZENDESK), "*", "/**", zendesk),
            new FaultRule(Optional.of(Side.HUBSPOT), "*", "/**", hubspot)));
  }

  /**
   * What a request meets.
   *
   * @param attempt how often the same request has met a fault before
   */
  public Optional<FaultKind> decide(Side side, Request request, int attempt) {
    for (FaultRule rule : rules) {
      if (rule.covers(side, request)) {
        return decide(rule, side, request, attempt);
      }
    }
    return Optional.empty();
  }

  private Optional<FaultKind> decide(FaultRule rule, Side side, Request request, int attempt) {
    double heavy = rule.rates().getOrDefault(FaultKind.HEAVY_PAGE, 0.0);
    if (heavy > 0
        && PageSize.of(request) > LIGHT_PAGE
        && RequestHash.ofPosition(seed, side, request).unit() < heavy) {
      return Optional.of(FaultKind.HEAVY_PAGE);
    }
    double dice = RequestHash.of(seed, side, request, attempt).unit();
    for (Map.Entry<FaultKind, Double> rate : rule.rates().entrySet()) {
      if (rate.getKey() != FaultKind.HEAVY_PAGE) {
        dice -= rate.getValue();
        if (dice < 0) {
          return Optional.of(rate.getKey());
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a request with an unknown outcome is carried out. */
  public boolean isApplied(FaultKind kind, Side side, Request request, int attempt) {
    return switch (kind.effect()) {
      case NONE -> false;
      case APPLIED -> true;
      case UNKNOWN -> RequestHash.of(~seed, side, request, attempt).unit() < 0.5;
    };
  }
}
