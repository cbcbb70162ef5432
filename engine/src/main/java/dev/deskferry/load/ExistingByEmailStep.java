package dev.deskferry.load;

import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.List;

/** Finds the contact of a conflict that did not say which: {@code batch/read} by e-mail address. */
final class ExistingByEmailStep implements Step {

  private final BatchConversation conversation;
  private final PlannedRecord record;
  private final ErrorBody error;

  ExistingByEmailStep(BatchConversation conversation, PlannedRecord record, ErrorBody error) {
    this.conversation = conversation;
    this.record = record;
    this.error = error;
  }

  @Override
  public HubSpotRequest request() {
    String email = FirstSteps.email(record);
    List<String> properties = List.of(conversation.destination().key());
    return HubSpotRequests.read(conversation, BatchBody.read(List.of(email), "email", properties));
  }

  @Override
  public void answered(Verdict.Answered reply) {
    String id = reply.body().path("results").path(0).path("id").asText("");
    if (id.isEmpty()) {
      conversation.reject(record, error);
    } else {
      ExistingStep.takeOver(conversation, record, id, error);
    }
  }

  @Override
  public void refused(Verdict.Refused reply) {
    conversation.reject(record, error);
  }
}
