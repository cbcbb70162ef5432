package dev.deskferry.mapping;

import dev.deskferry.function.Example;
import dev.deskferry.function.FunctionEntry;
import dev.deskferry.function.FunctionRegistry;
import dev.deskferry.function.Parameter;
import dev.deskferry.spec.Key;
import dev.deskferry.spec.KeyTable;
import dev.deskferry.spec.Language;
import dev.deskferry.spec.ValueKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/mapping-reference.md}, made from the keys of the language and the functions. */
public final class ReferencePage {

  private static final String INTRODUCTION =
      """
      # Mapping reference

      Made from the code; do not edit. `mvn -pl engine test -Dtest=ReferenceTest -Ddeskferry.write=true` writes it again.

      ## Paths and expressions

      A path is words joined by dots: `via.source.rel`. `domain_names[0]` takes one element, `identities[].value` the
      value of each, `identities[type=email].value` that of the elements whose `type` is `email`. A first word that is
      the name of a join means the joined record: `author.email`.

      An expression is [JSLT](https://github.com/schibsted/jslt/blob/master/tutorial.md). `.` is the record, `$name` a
      join, all functions below can be called with the value as first argument. `import`, `def`, `now`, `random` and
      `uuid` are refused: the same record must always map to the same values, because only what changed is written.
      Nothing, in paths as in expressions, is null, a blank text or an empty list.

      """;

  private static final Map<String, String> CODES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("unknown-value", "A value that `map` does not know."),
              Map.entry(
                  "unknown-option",
                  "An option that the custom field does not have, or not any more."),
              Map.entry("unknown-field", "A value of a custom field that Zendesk defines no more."),
              Map.entry(
                  "unknown-owner", "No active HubSpot owner has the person's e-mail address."),
              Map.entry("invalid-number", "Not a number."),
              Map.entry("invalid-boolean", "Neither true nor false."),
              Map.entry("invalid-date", "Not a date."),
              Map.entry("invalid-datetime", "Not a time with a zone."),
              Map.entry("invalid-email", "Not an e-mail address."),
              Map.entry("too-long", "A text longer than the property takes."),
              Map.entry(
                  "expression-failed",
                  "The expression cannot work on this record; the record is rejected.")));

  private ReferencePage() {}

  /** The whole page as Markdown. */
  public static String text() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    Language.TABLES.forEach(table -> page.append(table(table)));
    page.append("## Kinds of values (`as:`)\n\n| word | | created as |\n|---|---|---|\n");
    for (ValueKind kind : ValueKind.values()) {
      page.append(
          "| `%s` | %s | %s, %s |\n"
              .formatted(kind.word(), kind.description(), kind.type(), kind.fieldType()));
    }
    page.append(
        "\n## Findings\n\nWhat a run reports about the data of a record, by code.\n\n| code | |\n|---|---|\n");
    CODES.forEach((code, meaning) -> page.append("| `%s` | %s |\n".formatted(code, meaning)));
    page.append(
        "\n## Functions\n\nA function is not asked when there is nothing: nothing in, nothing out.\n");
    FunctionRegistry.all().forEach(entry -> page.append(function(entry)));
    return page.toString();
  }

  private static String table(KeyTable table) {
    StringBuilder text = new StringBuilder("## " + table.title() + "\n\n");
    if (!table.description().isEmpty()) {
      text.append(table.description()).append("\n\n");
    }
    text.append("| key | takes | |\n|---|---|---|\n");
    for (Key key : table.keys()) {
      text.append(
          "| `%s`%s | %s | %s |\n"
              .formatted(
                  key.name(), key.required() ? " (required)" : "", takes(key), key.description()));
    }
    return text.append('\n').toString();
  }

  private static String takes(Key key) {
    return key.shape() == Key.Shape.WORD
        ? key.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "))
        : key.shape().wording();
  }

  private static String function(FunctionEntry entry) {
    StringBuilder text =
        new StringBuilder("\n### `" + entry.name() + "`\n\n" + entry.description() + "\n\n");
    for (Parameter parameter : entry.parameters()) {
      text.append(
          "- `%s` (%s%s): %s\n"
              .formatted(
                  parameter.name(),
                  parameter.type(),
                  parameter.isRequired() ? "" : ", otherwise `" + parameter.defaultValue() + "`",
                  parameter.description()));
    }
    text.append(entry.parameters().isEmpty() ? "" : "\n");
    text.append("| `apply:` | given | gives |\n|---|---|---|\n");
    for (Example example : entry.examples()) {
      text.append(
          "| `%s` | `%s` | `%s` |\n".formatted(example.call(), example.given(), example.result()));
    }
    return text.toString();
  }
}
