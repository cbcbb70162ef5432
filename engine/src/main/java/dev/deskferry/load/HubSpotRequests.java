package dev.deskferry.load;

import dev.deskferry.hubspot.HubSpotRequest;

/** Requests that several steps share. */
final class HubSpotRequests {

  private HubSpotRequests() {}

  /** {@code batch/read} of the conversation's target. */
  static HubSpotRequest read(BatchConversation conversation, byte[] body) {
    String path = conversation.paths().batch(conversation.destination().target(), "read");
    return new HubSpotRequest("POST", path, body, HubSpotRequest.Bucket.BURST, true);
  }
}
