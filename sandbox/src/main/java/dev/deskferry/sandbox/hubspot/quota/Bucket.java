package dev.deskferry.sandbox.hubspot.quota;

import dev.deskferry.sandbox.hubspot.wire.Route;
import java.util.List;

/** What a request draws on besides the quota of the day. */
public enum Bucket {
  GENERAL,
  ASSOCIATIONS,
  SEARCH;

  /** The bucket of an endpoint: searches of records, the associations API, anything else. */
  public static Bucket of(Route route) {
    List<String> pattern = route.pattern();
    boolean isRecords = pattern.get(0).equals("objects");
    if (isRecords && pattern.get(pattern.size() - 1).equals("search")) {
      return SEARCH;
    }
    boolean isAssociations =
        pattern.get(0).equals("associations") || (isRecords && pattern.contains("associations"));
    return isAssociations ? ASSOCIATIONS : GENERAL;
  }
}
