package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.portal.Lenient;
import java.util.List;

/**
 * Activities need {@code hs_timestamp}, the date under which the timeline shows them; what they
 * name as attachments are files of the account, by option any number.
 */
final class ActivityRules implements RecordRules {

  private static final String ATTACHMENTS = "hs_attachment_ids";

  @Override
  public List<String> missing(Draft draft) {
    return draft.text("hs_timestamp") == null ? List.of("hs_timestamp") : List.of();
  }

  @Override
  public void complete(Draft draft) {
    if (!draft.isNew() && draft.text("hs_timestamp") == null) {
      draft.problem("hs_timestamp", "REQUIRED", "hs_timestamp is required and cannot be cleared");
    }
    checkAttachments(draft);
  }

  /** Notes ids of attachments that are no files; code and words are not confirmed. */
  static void checkAttachments(Draft draft) {
    String ids = draft.text(ATTACHMENTS);
    if (ids == null
        || !draft.isSent(ATTACHMENTS)
        || draft.allows(Lenient.ATTACHMENT_IDS_UNCHECKED)) {
      return;
    }
    for (String id : ids.split(";", -1)) {
      if (!draft.isFile(id)) {
        draft.problem(ATTACHMENTS, "INVALID_FILE_ID", id + " is not the id of a file");
      }
    }
  }
}
