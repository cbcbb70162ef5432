package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.schema.LifecycleStages;
import java.util.List;

/** Companies need a name or a domain; two may have one domain, the API does not merge them. */
final class CompanyRules implements RecordRules {

  @Override
  public List<String> missing(Draft draft) {
    boolean isNamed = draft.text("name") != null || draft.text("domain") != null;
    return isNamed ? List.of() : List.of("name", "domain");
  }

  @Override
  public void complete(Draft draft) {
    checkLifecycle(draft);
  }

  /** A lifecycle stage must exist; a step back is not taken over, without an error. */
  static void checkLifecycle(Draft draft) {
    String stage = draft.text("lifecyclestage");
    if (stage == null || !draft.isSent("lifecyclestage")) {
      return;
    }
    if (!LifecycleStages.IDS.contains(stage)) {
      draft.noOption("lifecyclestage", stage, LifecycleStages.IDS);
      return;
    }
    String before = draft.textBefore("lifecyclestage");
    if (before != null && LifecycleStages.isBackwards(before, stage)) {
      draft.derive("lifecyclestage", before);
    }
  }
}
