package dev.deskferry.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which waits are worth a line: those of five seconds and more, again every ten seconds.
 */
final class WaitNotes {

  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Map<Key, Told> told = new HashMap<>();

  private record Key(Wait.Kind kind, String subject) {}

  private record Group(Wait awaited, List<String> objectTypes) {
    String line(Instant now) {
      List<String> named = objectTypes.stream().filter(type -> !type.isEmpty()).toList();
      return (named.isEmpty() ? "" : String.join(", ", named) + ": ") + awaited.sentence(now);
    }
  }

  private record Told(Instant begin, Instant last) {}

  /** The lines that are due; asked every second. */
  List<String> due(Map<String, Activity.Standing> standings, Instant now) {
    Map<Key, Group> groups = new LinkedHashMap<>();
    new TreeMap<>(standings)
        .forEach(
            (objectType, standing) ->
                standing.awaited().stream()
                    .forEach(
                        wait ->
                            groups
                                .computeIfAbsent(
                                    new Key(wait.kind(), wait.subject()),
                                    key -> new Group(wait, new ArrayList<>()))
                                .objectTypes()
                                .add(objectType)));
    told.keySet().retainAll(groups.keySet());
    return groups.entrySet().stream()
        .filter(group -> isDue(group.getKey(), group.getValue().awaited(), now))
        .map(group -> group.getValue().line(now))
        .toList();
  }

  private boolean isDue(Key key, Wait wait, Instant now) {
    Told before = told.computeIfAbsent(key, any -> new Told(now, Instant.MIN));
    boolean isLong =
        wait.kind() == Wait.Kind.PAUSED
            || !now.isBefore(before.begin().plus(WORTH_TELLING))
            || wait.until().map(end -> !end.isBefore(now.plus(WORTH_TELLING))).orElse(false);
    boolean isNews = before.last() == Instant.MIN || !now.isBefore(before.last().plus(AGAIN));
    if (isLong && isNews) {
      told.put(key, new Told(before.begin(), now));
      return true;
    }
    return false;
  }
}
