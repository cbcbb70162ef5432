package dev.deskferry.report;

import dev.deskferry.staging.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers rows that say the same about different records. */
final class ErrorGroups {

  private static final int EXAMPLES = 3;
  // Messages that no rule makes alike would otherwise be as many groups as records.
  private static final int MOST_GROUPS = 5_000;
  private static final String OTHER = "(further messages)";

  private final Map<Key, Group> groups = new LinkedHashMap<>();

  private record Key(
      String kind, String objectType, String state, String category, String code, String pattern) {}

  private static final class Group {
    private long count;
    private long triedAgainCount;
    private final List<ErrorGroup.Example> examples = new ArrayList<>(EXAMPLES);
  }

  /** A row of {@code errors/records}. */
  void addError(Row row) {
    String link = text(row, "link");
    Key key =
        key(
            row,
            link.isEmpty() ? "record" : "link",
            row.text("state"),
            text(row, "category"),
            text(row, "message"));
    add(key, row, link, text(row, "correlation_id")).triedAgainCount +=
        row.optionalBool("is_tried_again").orElse(false) ? 1 : 0;
  }

  /** A row of {@code errors/warnings}. */
  void addWarning(Row row) {
    add(key(row, "warning", "", "", row.text("message")), row, "", "");
  }

  /** The groups, the largest first. */
  List<ErrorGroup> largestFirst() {
    return groups.entrySet().stream()
        .map(entry -> group(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(ErrorGroup::count)
                .reversed()
                .thenComparing(ErrorGroup::objectType)
                .thenComparing(ErrorGroup::pattern))
        .toList();
  }

  private Key key(Row row, String kind, String state, String category, String message) {
    Key key =
        new Key(
            kind,
            text(row, "object_type"),
            state,
            category,
            text(row, "code"),
            MessagePattern.of(message));
    return groups.size() < MOST_GROUPS || groups.containsKey(key)
        ? key
        : new Key(kind, key.objectType(), state, category, key.code(), OTHER);
  }

  private Group add(Key key, Row row, String link, String correlationId) {
    Group group = groups.computeIfAbsent(key, it -> new Group());
    group.count++;
    if (group.examples.size() < EXAMPLES) {
      group.examples.add(
          new ErrorGroup.Example(
              text(row, "source_id"), link, text(row, "message"), correlationId));
    }
    return group;
  }

  private static ErrorGroup group(Key key, Group group) {
    return new ErrorGroup(
        key.kind(),
        key.objectType(),
        key.state(),
        key.category(),
        key.code(),
        key.pattern(),
        group.count,
        group.triedAgainCount,
        key.kind().equals("warning") ? "" : ErrorHints.of(key.state(), key.category(), key.code()),
        group.examples);
  }

  private static String text(Row row, String column) {
    return row.optionalText(column).orElse("");
  }
}
