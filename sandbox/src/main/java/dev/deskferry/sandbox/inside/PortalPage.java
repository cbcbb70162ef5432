package dev.deskferry.sandbox.inside;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.Inspection;
import dev.deskferry.sandbox.hubspot.Inspection.Neighbour;
import dev.deskferry.sandbox.hubspot.Inspection.StoredRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The HubSpot account as a page: object types, records, one record with its associations. */
public final class PortalPage {

  private static final int ROWS = 50;
  private static final int MOST_NEIGHBOURS = 200;
  private static final List<String> TITLES =
      List.of("name", "email", "subject", "hs_email_subject", "hs_note_body", "hs_object_id");

  private final Supplier<Inspection> portal;

  /** Shows the account as it is at each request. */
  public PortalPage(Supplier<Inspection> portal) {
    this.portal = portal;
  }

  /** {@code /}, {@code /?type=tickets&after=ID} or {@code /?type=tickets&id=ID}. */
  public Reply apply(Request request) {
    Inspection inspection = portal.get();
    Html html = new Html("HubSpot stand-in");
    Optional<String> type = request.parameter("type");
    if (type.isEmpty()) {
      return types(html, inspection).reply(200);
    }
    if (!inspection.types().contains(type.get())) {
      return html.heading("No such object type").reply(404);
    }
    if (request.parameter("id").isEmpty()) {
      return records(html, inspection, type.get(), number(request, "after")).reply(200);
    }
    Optional<StoredRecord> record = inspection.record(type.get(), number(request, "id"));
    return record.isEmpty()
        ? html.heading("No such record").reply(404)
        : record(html, inspection, type.get(), record.get()).reply(200);
  }

  private static long number(Request request, String parameter) {
    String text = request.parameter(parameter).orElse("0");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private static Html types(Html html, Inspection inspection) {
    html.heading("Records").table(List.of("Object type", "Live", "Archived"));
    for (String type : inspection.types()) {
      html.row().raw("<td>").link(type, "type", type).raw("</td>");
      html.cell("%,d".formatted(inspection.count(type)));
      html.cell("%,d".formatted(inspection.archivedCount(type))).endRow();
    }
    return html.endTable();
  }

  private static Html records(Html html, Inspection inspection, String type, long after) {
    html.heading("%s (%,d)".formatted(type, inspection.count(type)));
    html.table(List.of("Id", "Record", "Created"));
    List<StoredRecord> records = inspection.page(type, after, ROWS);
    for (StoredRecord record : records) {
      html.row().raw("<td>");
      html.link(Long.toString(record.id()), "type", type, "id", Long.toString(record.id()));
      html.raw("</td>").cell(title(record));
      html.cell(record.properties().getOrDefault("createdate", created(record))).endRow();
    }
    html.endTable();
    if (records.size() == ROWS) {
      String last = Long.toString(records.get(ROWS - 1).id());
      html.raw("<p>").link("Next " + ROWS, "type", type, "after", last).raw("</p>");
    }
    return html;
  }

  private static String created(StoredRecord record) {
    return record.properties().getOrDefault("hs_createdate", "");
  }

  private static Html record(Html html, Inspection inspection, String type, StoredRecord record) {
    html.heading(title(record)).quiet(type + " " + record.id());
    html.part("Properties").table(List.of("Property", "Value"));
    for (Map.Entry<String, String> property : record.properties().entrySet()) {
      html.row().cell(property.getKey()).cell(property.getValue()).endRow();
    }
    html.endTable().part("Associations").table(List.of("Object type", "Record", "Labels"));
    List<Neighbour> neighbours = inspection.neighbours(type, record.id(), MOST_NEIGHBOURS);
    for (Neighbour neighbour : neighbours) {
      html.row().cell(neighbour.type()).raw("<td>");
      String id = Long.toString(neighbour.id());
      String title =
          inspection.record(neighbour.type(), neighbour.id()).map(PortalPage::title).orElse(id);
      html.link(title, "type", neighbour.type(), "id", id).raw("</td>");
      html.cell(String.join(", ", neighbour.labels())).endRow();
    }
    html.endTable();
    return neighbours.size() < MOST_NEIGHBOURS
        ? html
        : html.quiet("Only the first " + MOST_NEIGHBOURS + " associations are shown.");
  }

  private static String title(StoredRecord record) {
    String name =
        (record.properties().getOrDefault("firstname", "")
                + " "
                + record.properties().getOrDefault("lastname", ""))
            .trim();
    if (!name.isEmpty()) {
      return name;
    }
    String title =
        TITLES.stream()
            .map(property -> record.properties().getOrDefault(property, ""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(Long.toString(record.id()));
    return title.length() > 120 ? title.substring(0, 120) + "…" : title;
  }
}
