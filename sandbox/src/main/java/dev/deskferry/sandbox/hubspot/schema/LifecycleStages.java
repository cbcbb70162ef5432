package dev.deskferry.sandbox.hubspot.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lifecycle stages of contacts and companies, which only move forwards. */
public final class LifecycleStages {

  /** Ids and labels in turn, in order. */
  static final List<String> LABELS =
      List.of(
          "subscriber", "Subscriber",
          "lead", "Lead",
          "marketingqualifiedlead", "Marketing Qualified Lead",
          "salesqualifiedlead", "Sales Qualified Lead",
          "opportunity", "Opportunity",
          "customer", "Customer",
          "evangelist", "Evangelist",
          "other", "Other");

  /** Ids in order. */
  public static final Set<String> IDS = ids();

  private LifecycleStages() {}

  /** Whether going from one stage to another is a step back; other values never are. */
  public static boolean isBackwards(String from, String to) {
    List<String> order = List.copyOf(IDS);
    return order.indexOf(to) < order.indexOf(from);
  }

  private static Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < LABELS.size(); i += 2) {
      ids.add(LABELS.get(i));
    }
    return java.util.Collections.unmodifiableSet(ids);
  }
}
