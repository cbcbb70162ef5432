package dev.deskferry.sandbox.fault;

import dev.deskferry.sandbox.http.Request;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often requests of one kind meet which fault.
 *
 * @param side empty for both
 * @param method upper case, {@code *} for any
 * @param path {@code *} stands for one segment, {@code **} for any number of them
 * @param rates shares of requests from 0 to 1, in all at most 1
 */
public record FaultRule(
    Optional<Side> side, String method, String path, Map<FaultKind, Double> rates) {

  /** Checks the rates. */
  public FaultRule {
    double sum = 0;
    for (Map.Entry<FaultKind, Double> rate : rates.entrySet()) {
      if (!(rate.getValue() >= 0 && rate.getValue() <= 1)) {
        throw new IllegalArgumentException(
            "rate of " + rate.getKey().key() + ": found " + rate.getValue() + ", expected 0 to 1");
      }
      sum += rate.getValue();
    }
    if (sum > 1.000_001) {
      throw new IllegalArgumentException(
          "rates of " + path + ": found a sum of " + sum + ", expected at most 1");
    }
    rates = rates.isEmpty() ? Map.of() : new EnumMap<>(rates);
  }

  boolean covers(Side asked, Request request) {
    return side.map(asked::equals).orElse(true)
        && (method.equals("*") || method.equals(request.method()))
        && PathGlob.matches(path, request.path());
  }
}
