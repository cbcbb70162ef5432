package dev.deskferry.load;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where links lead: what is known of the records at their other ends. */
public final class Ends {

  /** A record by its names at the source. */
  public record Key(String objectType, String sourceId) {}

  /**
   * What is known of one record.
   *
   * @param hubspotId empty while it is not in HubSpot
   * @param state of its delivery, empty when it has none
   * @param staged {@code present, deleted} or {@code absent}
   */
  public record End(String hubspotId, String state, String staged) {}

  private static final End NOTHING = new End("", "", "absent");
  private final Map<Key, End> ends = new HashMap<>();

  /** Which records the links of these changes name: source ids by object type. */
  public static Map<String, Set<String>> wanted(List<Draft.Change> changes) {
    Map<String, Set<String>> wanted = new LinkedHashMap<>();
    for (Draft.Change change : changes) {
      change
          .mapped()
          .associations()
          .forEach(
              link ->
                  wanted
                      .computeIfAbsent(link.toObjectType(), type -> new LinkedHashSet<>())
                      .add(link.toSourceId()));
    }
    return wanted;
  }

  /** Adds what one row says. */
  public void put(String objectType, String sourceId, End end) {
    ends.put(new Key(objectType, sourceId), end);
  }

  String hubspotId(String objectType, String sourceId) {
    return end(objectType, sourceId).hubspotId();
  }

  /** Why a link will not be made; empty when it is made or waits. */
  String never(String objectType, String sourceId) {
    End end = end(objectType, sourceId);
    if (!end.hubspotId().isEmpty()) {
      return "";
    }
    if (end.staged().equals("absent")) {
      return objectType + " " + sourceId + " was never extracted";
    }
    if (end.staged().equals("deleted")) {
      return objectType + " " + sourceId + " is deleted at the source";
    }
    return end.state().equals("skipped") ? objectType + " " + sourceId + " was skipped" : "";
  }

  private End end(String objectType, String sourceId) {
    return ends.getOrDefault(new Key(objectType, sourceId), NOTHING);
  }
}
