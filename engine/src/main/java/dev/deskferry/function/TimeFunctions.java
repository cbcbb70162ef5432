package dev.deskferry.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;

/** Functions of moments. What is no moment gives nothing. */
final class TimeFunctions {

  private TimeFunctions() {}

  static List<FunctionEntry> entries() {
    return List.of(
        FunctionEntry.named("epoch_millis", "A moment as milliseconds since 1970.")
            .example("epoch_millis", "\"2026-01-01T01:00:00+01:00\"", "1767225600000")
            .example("epoch_millis", "\"soon\"", "null")
            .does(
                arguments ->
                    value ->
                        Times.instant(Nodes.asText(value))
                            .<com.fasterxml.jackson.databind.JsonNode>map(
                                moment ->
                                    JsonNodeFactory.instance.numberNode(moment.toEpochMilli()))
                            .orElse(Nodes.nothing())),
        FunctionEntry.named("from_epoch", "Seconds or milliseconds since 1970 as a moment in UTC.")
            .example("from_epoch", "1767225600", "\"2026-01-01T00:00:00Z\"")
            .example("from_epoch", "1767225600000", "\"2026-01-01T00:00:00Z\"")
            .example("from_epoch", "\"soon\"", "null")
            .does(
                arguments ->
                    value -> {
                      // Seconds pass 10^11 in the year 5138, milliseconds passed it in 1973.
                      if (!value.isNumber()) {
                        return Nodes.nothing();
                      }
                      long number = value.longValue();
                      Instant moment =
                          Math.abs(number) < 100_000_000_000L
                              ? Instant.ofEpochSecond(number)
                              : Instant.ofEpochMilli(number);
                      return Nodes.text(moment.toString());
                    }));
  }
}
