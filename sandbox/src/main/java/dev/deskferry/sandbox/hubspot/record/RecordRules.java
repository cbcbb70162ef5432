package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import java.util.List;

/** What an object type demands of a record beyond the properties themselves. */
interface RecordRules {

  /** Names of properties that a new record must have and this draft has not. */
  List<String> missing(Draft draft);

  /** Completes the draft with defaults and derived values and notes problems between values. */
  void complete(Draft draft);

  /** The rules of an object type. */
  static RecordRules of(ObjectType type) {
    return switch (type.plural()) {
      case "contacts" -> new ContactRules();
      case "companies" -> new CompanyRules();
      case "tickets" -> new TicketRules();
      case "emails" -> new EmailRules();
      default -> new ActivityRules();
    };
  }
}
