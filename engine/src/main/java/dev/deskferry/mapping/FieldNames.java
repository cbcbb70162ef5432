package dev.deskferry.mapping;

import dev.deskferry.function.Names;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Property names of custom fields: the same in every run, unique, and as HubSpot allows them. */
final class FieldNames {

  private static final int LONGEST = 100;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(\\|snake)?}");
  private static final Pattern TEMPLATE =
      Pattern.compile("([a-z0-9_]|\\{(title|key|id|type)(\\|snake)?})+");

  private final String template;
  private final Set<String> taken;

  /** Names that are already in use are taken. */
  FieldNames(String template, Set<String> taken) {
    this.template = template;
    this.taken = new HashSet<>(taken);
  }

  /** True when a template consists of a-z, 0-9, _ and known placeholders. */
  static boolean isTemplate(String template) {
    return TEMPLATE.matcher(template).matches() && template.contains("{");
  }

  /**
   * The name of the next field. Call in the order of ids: on a collision, the older field keeps the
   * plain name.
   */
  String next(FieldDefinition field) {
    String name = cut(beginsWithLetter(filled(field)), LONGEST);
    if (!taken.add(name)) {
      String ending = "_" + field.id();
      name = cut(name, LONGEST - ending.length()) + ending;
      taken.add(name);
    }
    return name;
  }

  private String filled(FieldDefinition field) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value(field, matcher.group(1))));
    }
    return matcher.appendTail(filled).toString();
  }

  /** A title without one Latin letter or digit says nothing in a-z; the id then does. */
  private static String value(FieldDefinition field, String placeholder) {
    String snake =
        Names.snake(
            switch (placeholder) {
              case "title" -> field.title();
              case "key" -> field.key();
              case "type" -> field.type().name();
              default -> field.id();
            });
    return snake.isEmpty() ? "field_" + field.id() : snake;
  }

  private static String beginsWithLetter(String name) {
    boolean isReserved = name.startsWith("hs_") || !Character.isLetter(name.charAt(0));
    return isReserved ? "field_" + name : name;
  }

  private static String cut(String name, int length) {
    return name.length() <= length ? name : name.substring(0, length).replaceAll("_+$", "");
  }
}
