package dev.deskferry.spec;

import dev.deskferry.problem.Problems;
import dev.deskferry.yaml.ListNode;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one mapping file. What needs other files, functions or expressions is checked when it is
 * compiled.
 */
public final class MappingReader {

  private static final String DEFAULT_GROUP = "zendesk";

  private MappingReader() {}

  /**
   * Reads a mapping.
   *
   * @param file for messages
   * @param problems takes everything that is wrong; the spec is of use only when it has no errors
   */
  public static MappingSpec read(String file, String text, Problems problems) {
    MapNode node = YamlReader.readMap(file, text, problems);
    node.allowOnly(MappingKeys.MAPPING.names());
    return new MappingSpec(
        file,
        node.requireText("mapping"),
        node.optionalText("description").orElse(""),
        Values.afterPrefix(node, "from", "zendesk."),
        Values.afterPrefix(node, "to", "hubspot."),
        Values.propertyName(node, "key", node.requireText("key")),
        node.optionalText("group").orElse(DEFAULT_GROUP),
        onExisting(node),
        onDeleted(node),
        node.optionalScalar("where").map(Expression::new),
        joins(node),
        node.optionalList("skip").map(MappingReader::skip).orElse(List.of()),
        properties(node),
        node.optionalMap("custom_fields").map(MappingReader::customFields),
        node.optionalText("unmapped").map(name -> Values.propertyName(node, "unmapped", name)),
        node.optionalList("associations").map(MappingReader::associations).orElse(List.of()),
        node);
  }

  private static OnExisting onExisting(MapNode node) {
    return node.optionalOneOf("on_existing", MappingKeys.ON_EXISTING)
        .map(word -> OnExisting.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(OnExisting.FILL_EMPTY);
  }

  private static OnDeleted onDeleted(MapNode node) {
    return node.optionalOneOf("on_deleted", MappingKeys.ON_DELETED)
        .map(word -> OnDeleted.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(OnDeleted.KEEP);
  }

  private static List<JoinSpec> joins(MapNode node) {
    return Values.mapsUnder(node, "with").stream().map(MappingReader::join).toList();
  }

  private static JoinSpec join(Values.Named named) {
    MapNode node = named.node();
    node.allowOnly(MappingKeys.JOIN.names());
    return new JoinSpec(
        named.name(),
        Values.afterPrefix(node, "of", "zendesk."),
        Values.requirePath(node, "by"),
        node.optionalBoolean("many").orElse(false));
  }

  private static List<SkipRule> skip(ListNode list) {
    return list.maps().stream()
        .map(
            node -> {
              node.allowOnly(MappingKeys.SKIP.names());
              return new SkipRule(
                  node.requireText("rule"),
                  new Expression(Values.requireScalar(node, "when")),
                  node.optionalText("description").orElse(""));
            })
        .toList();
  }

  private static List<PropertySpec> properties(MapNode node) {
    return Values.mapsUnder(node, "properties").stream()
        .map(named -> PropertyReader.read(named.name(), named.node()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static CustomFieldsSpec customFields(MapNode node) {
    node.allowOnly(MappingKeys.CUSTOM_FIELDS.names());
    node.requireText("of");
    List<String> include = node.optionalTexts("include");
    return new CustomFieldsSpec(
        node.optionalOneOf("of", MappingKeys.FIELD_SOURCES).orElse(""),
        include.equals(List.of("all")) ? List.of() : include,
        node.optionalTexts("exclude"),
        node.optionalText("name").orElse("zd_{title|snake}"),
        Values.otherwise(node, "otherwise", List.of("keep", "reject", "drop"))
            .orElseGet(Otherwise.Keep::new),
        Values.rejectTooLong(node),
        node.optionalText("group"),
        node);
  }

  private static List<AssociationSpec> associations(ListNode list) {
    return list.maps().stream().map(MappingReader::association).toList();
  }

  private static AssociationSpec association(MapNode node) {
    node.allowOnly(MappingKeys.ASSOCIATION.names());
    String to = Values.afterPrefix(node, "to", "hubspot.");
    if (node.has("by") == node.has("expr")) {
      node.error("association-source", "an association needs one of \"by\" and \"expr\"; keep one");
    }
    return new AssociationSpec(
        node.optionalText("name").orElse(to),
        to,
        node.optionalText("of").map(name -> Values.withoutPrefix(name, "zendesk.")),
        node.optionalScalar("by").map(PathText::new),
        node.optionalScalar("expr").map(Expression::new),
        node.optionalScalar("when").map(Expression::new),
        node.optionalText("label").orElse(""),
        node.optionalBoolean("primary").orElse(false),
        node.optionalBoolean("inline"),
        node.optionalBoolean("many").orElse(false),
        node.optionalInt("type_id"),
        node.optionalText("category").orElse("HUBSPOT_DEFINED"),
        node);
  }
}
