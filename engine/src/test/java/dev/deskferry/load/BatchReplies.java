package dev.deskferry.load;

import dev.deskferry.spec.OnExisting;

/** What conversations about contacts share: where they go, and what HubSpot says to them. */
final class BatchReplies {

  static final String CREATE = "/crm/objects/2026-03/contacts/batch/create";
  static final String READ = "/crm/objects/2026-03/contacts/batch/read";
  static final String UPDATE = "/crm/objects/2026-03/contacts/batch/update";
  static final Destination CONTACTS = Script.contacts(OnExisting.FILL_EMPTY);

  private BatchReplies() {}

  static Outcome created(String id) {
    return new Outcome.Loaded(id, Outcome.Way.CREATED, "");
  }

  /** A reply whose one result is the contact of a user. */
  static String found(String id, String userId) {
    return """
        {"results":[{"id":"%s","properties":{"zendesk_user_id":"%s"}}]}"""
        .formatted(id, userId);
  }

  /** A reply without results: the contact of the trace id is there already. */
  static String conflict(String traceId, String existing) {
    return """
        {"results":[],"errors":[{"status":"error","category":"CONFLICT","message":"Contact already exists. Existing ID: %s",
          "context":{"objectWriteTraceId":["%s"],"existingId":["%s"]}}]}"""
        .formatted(existing, traceId, existing);
  }
}
