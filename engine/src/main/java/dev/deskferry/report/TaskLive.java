package dev.deskferry.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.run.Wait;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What living nodes say of one object type, added up.
 *
 * @param expectedCount records in all, when some node knows
 * @param perSecond records over the last 20 seconds
 * @param steadyPerSecond records over the last five minutes
 * @param inFlightCount requests that wait for a reply
 * @param retryCount requests that were sent again since the nodes began
 * @param awaited why a request does not go out; the wait that ends first
 */
public record TaskLive(
    OptionalLong expectedCount,
    double perSecond,
    double steadyPerSecond,
    long inFlightCount,
    long retryCount,
    Optional<Wait> awaited) {

  /** Nobody says anything. */
  public static final TaskLive NONE =
      new TaskLive(OptionalLong.empty(), 0, 0, 0, 0, Optional.empty());

  /** One element of {@code migration.node.tasks}. */
  static TaskLive of(JsonNode task) {
    return new TaskLive(
        task.has("expected_count")
            ? OptionalLong.of(task.get("expected_count").asLong())
            : OptionalLong.empty(),
        task.path("records_per_second").asDouble(),
        task.path("steady_per_second").asDouble(),
        task.path("in_flight_count").asLong(),
        task.path("retry_count").asLong(),
        awaited(task));
  }

  private static Optional<Wait> awaited(JsonNode task) {
    if (!task.has("waits_kind")) {
      return Optional.empty();
    }
    Optional<Instant> until =
        task.has("waits_until")
            ? Optional.of(Instant.parse(task.get("waits_until").asText()))
            : Optional.empty();
    return Optional.of(
        new Wait(
            Wait.Kind.of(task.get("waits_kind").asText()), task.path("waits_for").asText(), until));
  }

  /** Both together; others to be done first are named only when there is no other wait. */
  TaskLive and(TaskLive other) {
    return new TaskLive(
        expectedCount.isPresent() ? expectedCount : other.expectedCount,
        perSecond + other.perSecond,
        steadyPerSecond + other.steadyPerSecond,
        inFlightCount + other.inFlightCount,
        retryCount + other.retryCount,
        Stream.concat(awaited.stream(), other.awaited.stream())
            .min(
                Comparator.<Wait, Boolean>comparing(it -> it.kind() == Wait.Kind.PARENT)
                    .thenComparing(it -> it.until().orElse(Instant.MAX))));
  }

  /** Whether there is anything to say beyond rates. */
  boolean isBusy() {
    return inFlightCount > 0 || retryCount > 0 || awaited.isPresent();
  }
}
