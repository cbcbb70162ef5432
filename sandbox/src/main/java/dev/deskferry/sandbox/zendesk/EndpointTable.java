package dev.deskferry.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;

/** All endpoints of the stand-in. */
final class EndpointTable {

  private EndpointTable() {}

  /** Every line of every family; the first that fits a path answers it. */
  static List<Endpoint> all() {
    List<Endpoint> table = new ArrayList<>();
    table.addAll(IncrementalEndpoints.table());
    table.addAll(TicketEndpoints.table());
    table.addAll(AuditEndpoints.table());
    table.addAll(UserEndpoints.table());
    table.addAll(RelatedEndpoints.table());
    table.addAll(RecordEndpoints.table());
    table.addAll(SearchEndpoints.table());
    table.addAll(ViewEndpoints.table());
    table.addAll(AttachmentEndpoints.table());
    table.addAll(SideConversationEndpoints.table());
    table.addAll(CustomObjectEndpoints.table());
    table.addAll(SurveyEndpoints.table());
    table.addAll(HelpCenterEndpoints.table());
    return table;
  }
}
