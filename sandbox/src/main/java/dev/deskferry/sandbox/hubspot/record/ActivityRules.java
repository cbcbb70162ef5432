package dev.deskferry.sandbox.hubspot.record;

import java.util.List;

/** Activities need {@code hs_timestamp}, the date under which the timeline shows them. */
final class ActivityRules implements RecordRules {

  @Override
  public List<String> missing(Draft draft) {
    return draft.text("hs_timestamp") == null ? List.of("hs_timestamp") : List.of();
  }

  @Override
  public void complete(Draft draft) {
    if (!draft.isNew() && draft.text("hs_timestamp") == null) {
      draft.problem("hs_timestamp", "REQUIRED", "hs_timestamp is required and cannot be cleared");
    }
  }
}
