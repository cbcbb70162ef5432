package dev.deskferry.spec;

import dev.deskferry.throttle.ShareHours;
import dev.deskferry.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code hours:} of a rate limit: shares by the hours in which they hold. */
final class HoursReader {

  private HoursReader() {}

  /** In the order of the file; what is wrong is recorded and left out. */
  static List<ShareHours> read(MapNode limit) {
    List<ShareHours> hours = new ArrayList<>();
    limit
        .optionalMap("hours")
        .ifPresent(map -> map.keys().forEach(key -> read(map, key).ifPresent(hours::add)));
    return hours;
  }

  private static Optional<ShareHours> read(MapNode map, String key) {
    int share = map.optionalInt(key).orElse(0);
    if (share < 1 || share > 100) {
      map.errorAtKey(key, "wrong-number", "expected a percentage from 1 to 100");
      return Optional.empty();
    }
    Optional<ShareHours> hours = ShareHours.parse(key, share);
    if (hours.isEmpty()) {
      map.errorAtKey(key, "wrong-hours", "\"" + key + "\": expected " + ShareHours.EXPECTED);
    }
    return hours;
  }
}
