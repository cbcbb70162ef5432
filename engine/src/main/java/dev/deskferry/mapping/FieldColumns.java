package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All custom fields of a mapping. Ticket values stand in {@code custom_fields} as a list of ids and
 * values, those of users and organizations in {@code user_fields} and {@code organization_fields}
 * by key.
 *
 * @param byId columns by id (ticket fields) or key
 * @param ignored ids or keys that are left out on purpose
 * @param leftover for values of fields that are not defined any more
 */
record FieldColumns(
    String of,
    Map<String, FieldColumn> byId,
    Set<String> ignored,
    Refusal leftover,
    List<String> names)
    implements Step {

  @Override
  public void run(MappingRun run) {
    for (String name : names) {
      run.put(name, "");
    }
    if (of.equals("ticket_fields")) {
      for (JsonNode entry : run.payload().path("custom_fields")) {
        write(run, entry.path("id").asText(), entry.path("value"));
      }
    } else {
      Iterator<Map.Entry<String, JsonNode>> entries = run.payload().path(of).fields();
      while (entries.hasNext()) {
        Map.Entry<String, JsonNode> entry = entries.next();
        write(run, entry.getKey(), entry.getValue());
      }
    }
  }

  private void write(MappingRun run, String id, JsonNode value) {
    if (Wire.isNothing(value)) {
      return;
    }
    FieldColumn column = byId.get(id);
    if (column != null) {
      column.write(run, value);
    } else if (!ignored.contains(id)) {
      Refusal refusal = new Refusal("", "field " + id, leftover.unmapped(), leftover.otherwise());
      refusal.apply(run, Wire.text(value), "unknown-field", "Zendesk defines no field " + id);
    }
  }
}
