package dev.deskferry.sandbox.inside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Tickets;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The Zendesk account as a page: object types, records, one record with its comments. */
public final class AccountPage {

  private static final int ROWS = 50;
  private static final int MOST_COMMENTS = 100;

  private final Supplier<? extends Account> account;

  /** Shows the account as it is at each request. */
  public AccountPage(Supplier<? extends Account> account) {
    this.account = account;
  }

  /** {@code /}, {@code /?type=tickets&after=ID} or {@code /?type=tickets&id=ID}. */
  public Reply apply(Request request) {
    Html html = new Html("Zendesk stand-in");
    Optional<String> asked = request.parameter("type");
    if (asked.isEmpty()) {
      return types(html).reply(200);
    }
    Optional<ObjectType> type =
        Arrays.stream(ObjectType.values())
            .filter(one -> one.plural().equals(asked.get()))
            .findFirst();
    if (type.isEmpty()) {
      return html.heading("No such object type").reply(404);
    }
    Records records = account.get().records(type.get());
    if (request.parameter("id").isEmpty()) {
      return list(html, type.get(), records, number(request, "after")).reply(200);
    }
    int index = records.indexOf(number(request, "id"));
    return index < 0
        ? html.heading("No such record").reply(404)
        : record(html, type.get(), records, index).reply(200);
  }

  private static long number(Request request, String parameter) {
    String text = request.parameter(parameter).orElse("0");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private Html types(Html html) {
    html.heading("Records").table(List.of("Object type", "Records, deleted ones included"));
    for (ObjectType type : ObjectType.values()) {
      html.row().raw("<td>").link(type.plural(), "type", type.plural()).raw("</td>");
      html.cell("%,d".formatted(account.get().records(type).size())).endRow();
    }
    return html.endTable();
  }

  private static Html list(Html html, ObjectType type, Records records, long after) {
    html.heading("%s (%,d)".formatted(type.plural(), records.size()));
    html.table(List.of("Id", "Record", "Updated"));
    int from = records.firstAfter(after);
    int until = Math.min(records.size(), from + ROWS);
    for (int index = from; index < until; index++) {
      String id = Long.toString(records.id(index));
      ObjectNode record = records.record(index);
      html.row().raw("<td>").link(id, "type", type.plural(), "id", id).raw("</td>");
      html.cell(title(record)).cell(record.path("updated_at").asText("")).endRow();
    }
    html.endTable();
    if (until < records.size()) {
      String last = Long.toString(records.id(until - 1));
      html.raw("<p>").link("Next " + ROWS, "type", type.plural(), "after", last).raw("</p>");
    }
    return html;
  }

  private Html record(Html html, ObjectType type, Records records, int index) {
    ObjectNode record = records.record(index);
    html.heading(title(record)).quiet(type.singular() + " " + record.path("id").asText());
    html.table(List.of("Attribute", "Value"));
    record
        .properties()
        .forEach(
            attribute ->
                html.row()
                    .cell(attribute.getKey())
                    .cell(
                        attribute.getValue().isTextual()
                            ? attribute.getValue().asText()
                            : attribute.getValue().toString())
                    .endRow());
    html.endTable();
    return type == ObjectType.TICKETS ? comments(html, account.get().tickets(), index) : html;
  }

  private static Html comments(Html html, Tickets tickets, int index) {
    int count = tickets.comments(index).size();
    html.part("Comments (" + count + ")").table(List.of("Created", "Public", "Body"));
    for (int ordinal = 0; ordinal < Math.min(count, MOST_COMMENTS); ordinal++) {
      ObjectNode comment = tickets.comment(index, ordinal);
      html.row().cell(comment.path("created_at").asText());
      html.cell(comment.path("public").asText()).cell(comment.path("body").asText()).endRow();
    }
    return html.endTable();
  }

  private static String title(ObjectNode record) {
    for (String name : List.of("subject", "name", "title", "value")) {
      if (!record.path(name).asText("").isEmpty() && !record.path(name).isNull()) {
        return record.path(name).asText();
      }
    }
    return record.path("id").asText();
  }
}
