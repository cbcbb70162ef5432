package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Source ids as they appear in JSON: a number, a text, or an array of these. */
final class Ids {

  private Ids() {}

  /** In order of appearance, without doubles, nulls and empty texts. */
  static List<String> of(JsonNode value) {
    if (value.isArray()) {
      Set<String> ids = new LinkedHashSet<>();
      value.forEach(element -> ids.addAll(of(element)));
      return new ArrayList<>(ids);
    }
    String id = value.isValueNode() && !value.isNull() ? value.asText() : "";
    return id.isEmpty() ? List.of() : List.of(id);
  }
}
