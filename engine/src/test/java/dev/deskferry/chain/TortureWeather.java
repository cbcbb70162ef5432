package dev.deskferry.chain;

import dev.deskferry.sandbox.fault.FaultKind;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.FaultRule;
import dev.deskferry.sandbox.fault.Faults;
import dev.deskferry.sandbox.fault.Side;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faults of a torture: of writes one in ten is applied and its answer cut. Zendesk's pages come
 * one after the other, so of those fewer fail.
 */
final class TortureWeather {

  private static final Duration SLOW = Duration.ofMillis(300);
  private static final double LIMITED = 0.004;

  private TortureWeather() {}

  static FaultPlan plan(TortureSettings settings) {
    double scale = settings.faultScale();
    Map<FaultKind, Double> reads = rates(0.012 * scale);
    Map<FaultKind, Double> writes = rates(0.012 * scale);
    writes.put(FaultKind.CUT_AFTER, 0.10);
    writes.put(FaultKind.LOCKED, 0.02 * scale);
    Map<FaultKind, Double> zendesk = rates(0.004 * scale);
    zendesk.put(FaultKind.HEAVY_PAGE, 0.05);
    return new FaultPlan(
        settings.seed(),
        SLOW,
        Duration.ofSeconds(1),
        List.of(
            rule(Side.ZENDESK, "*", "/**", zendesk),
            rule(Side.HUBSPOT, "POST", "/crm/objects/*/*/batch/create", writes),
            rule(Side.HUBSPOT, "POST", "/crm/objects/*/*/batch/update", writes),
            rule(Side.HUBSPOT, "POST", "/crm/objects/*/*/batch/archive", writes),
            rule(Side.HUBSPOT, "POST", "/crm/associations/*/*/*/batch/create", writes),
            rule(Side.HUBSPOT, "*", "/**", reads)));
  }

  private static FaultRule rule(
      Side side, String method, String path, Map<FaultKind, Double> rates) {
    return new FaultRule(Optional.of(side), method, path, rates);
  }

  private static Map<FaultKind, Double> rates(double each) {
    Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      switch (kind) {
        // Refusals for good, and a page that is too heavy for HubSpot, are no weather.
        case UNAUTHORIZED, FORBIDDEN, CONFLICT, MIGRATING, HEAVY_PAGE -> {}
        // Each holds up every request of its kind, on all nodes.
        case TOO_MANY_REQUESTS -> rates.put(kind, LIMITED);
        case SLOW, DRIP -> rates.put(kind, 8 * each);
        default -> rates.put(kind, each);
      }
    }
    return rates;
  }

  /** How often which fault was met, by side. */
  static Map<String, Long> met(Faults faults) {
    Map<String, Long> met = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      for (FaultKind kind : FaultKind.values()) {
        if (faults.count(side, kind) > 0) {
          met.put(
              side.name().toLowerCase(java.util.Locale.ROOT) + " " + kind.key(),
              faults.count(side, kind));
        }
      }
    }
    return met;
  }
}
