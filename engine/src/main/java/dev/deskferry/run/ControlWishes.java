package dev.deskferry.run;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator wants of all nodes: table {@code migration.control}.
 *
 * @param pauses by phase
 * @param stops by phase; a stop concerns only processes that began before it
 * @param throttles by bucket, or by what stands before the dot in the names of several
 */
public record ControlWishes(
    Map<Phase, Wish> pauses, Map<Phase, Wish> stops, Map<String, Throttle> throttles) {

  /** Nothing is wanted. */
  public static final ControlWishes NONE = new ControlWishes(Map.of(), Map.of(), Map.of());

  /**
   * One wish.
   *
   * @param by user and host
   * @param at by the clock of the database
   */
  public record Wish(String by, Instant at) {}

  /**
   * One throttle.
   *
   * @param percent of the limit, 1 to 100
   */
  public record Throttle(int percent, Wish wish) {}

  /** Copies the maps. */
  public ControlWishes {
    pauses = Map.copyOf(pauses);
    stops = Map.copyOf(stops);
    throttles = Map.copyOf(throttles);
  }

  /** Asks the database. */
  public static ControlWishes read(Database database) {
    return of(database.query("control/read-wishes", Map.of()));
  }

  private static ControlWishes of(List<Row> rows) {
    Map<Phase, Wish> pauses = new HashMap<>();
    Map<Phase, Wish> stops = new HashMap<>();
    Map<String, Throttle> throttles = new LinkedHashMap<>();
    for (Row row : rows) {
      String scope = row.text("scope");
      Wish wish = new Wish(row.text("wished_by"), row.instant("wished_at"));
      switch (row.text("wish")) {
        case "pause" -> pauses.put(Phase.of(scope), wish);
        case "stop" -> stops.put(Phase.of(scope), wish);
        default -> throttles.put(scope, new Throttle(Math.toIntExact(row.number("percent")), wish));
      }
    }
    return new ControlWishes(pauses, stops, throttles);
  }

  /** Percent of the limit by bucket, or by what stands before the dot of several. */
  Map<String, Integer> shares() {
    Map<String, Integer> shares = new HashMap<>();
    throttles.forEach((bucket, throttle) -> shares.put(bucket, throttle.percent()));
    return shares;
  }

  /** The pause of a phase. */
  public Optional<Wish> pause(Phase phase) {
    return Optional.ofNullable(pauses.get(phase));
  }

  /** The stop of a phase that concerns a process which began then. */
  public Optional<Wish> stop(Phase phase, Instant startedAt) {
    return Optional.ofNullable(stops.get(phase)).filter(wish -> wish.at().isAfter(startedAt));
  }
}
