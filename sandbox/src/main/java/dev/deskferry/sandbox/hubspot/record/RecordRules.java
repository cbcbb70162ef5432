package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import java.util.List;

/** What an object type demands of a record beyond the properties themselves. */
interface RecordRules {

  /** Names of properties that a new record must have and this draft has not. */
  List<String> missing(Draft draft);

  /** Completes the draft with defaults and derived values and notes problems between values. */
  void complete(Draft draft);

  /** The rules of the object type of a store. */
  static RecordRules of(ObjectStore store) {
    if (store.type().isCustom()) {
      return new CustomRules();
    }
    return switch (store.type().plural()) {
      case "contacts" -> new ContactRules();
      case "companies" -> new CompanyRules();
      case "tickets" -> new TicketRules();
      case "emails" -> new EmailRules();
      default -> new ActivityRules();
    };
  }
}
