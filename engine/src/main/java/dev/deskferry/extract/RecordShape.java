package dev.deskferry.extract;

import dev.deskferry.spec.SourceCondition;
import dev.deskferry.spec.SourceRecordSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to look for in the records of one array: the fields, and the arrays inside each record.
 *
 * @param fields keys whose values are wanted
 * @param specs the record types that these records are staged as; several may share an array
 * @param inner shapes of the arrays inside, by key
 */
record RecordShape(
    Set<String> fields, List<SourceRecordSpec> specs, Map<String, RecordShape> inner) {

  /** The shapes of a source's arrays, by key, in the order of the file. */
  static Map<String, RecordShape> of(List<SourceRecordSpec> specs) {
    Map<String, RecordShape> shapes = new LinkedHashMap<>();
    for (SourceRecordSpec spec : specs) {
      RecordShape outer = shapes.computeIfAbsent(spec.at(), key -> empty());
      RecordShape shape =
          spec.within().isEmpty()
              ? outer
              : outer.inner.computeIfAbsent(spec.within().get(), key -> empty());
      shape.specs.add(spec);
      shape.fields.addAll(wanted(spec));
      outer.fields.addAll(spec.inherit());
    }
    return shapes;
  }

  private static Set<String> wanted(SourceRecordSpec spec) {
    Set<String> fields = new HashSet<>(spec.version());
    fields.add(spec.id());
    fields.addAll(spec.inherit());
    spec.parent().ifPresent(fields::add);
    spec.where().map(SourceCondition::field).ifPresent(fields::add);
    spec.deleted().map(SourceCondition::field).ifPresent(fields::add);
    return fields;
  }

  private static RecordShape empty() {
    return new RecordShape(new HashSet<>(), new ArrayList<>(), new HashMap<>());
  }
}
