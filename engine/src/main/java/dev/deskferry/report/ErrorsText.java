package dev.deskferry.report;

import static dev.deskferry.report.TextTable.number;

import java.util.List;
import java.util.stream.Collectors;

/** Errors as people read them: a block for each group, then the warnings, then one sentence. */
public final class ErrorsText {

  private ErrorsText() {}

  /**
   * The whole text, each line ended by a newline.
   *
   * @param limit how many groups, and how many warnings, are shown
   */
  public static String render(Errors errors, int limit) {
    StringBuilder text = new StringBuilder();
    errors.groups().stream().limit(limit).forEach(group -> text.append(block(group)).append('\n'));
    text.append(more(errors.groups(), limit));
    if (!errors.warnings().isEmpty()) {
      text.append(warnings(errors.warnings(), limit)).append('\n');
    }
    return text.append(verdict(errors)).append('\n').toString();
  }

  private static String block(ErrorGroup group) {
    String subject =
        group.kind().equals("link") ? group.objectType() + " links" : group.objectType();
    String words = (group.category() + " " + group.code()).strip();
    StringBuilder text =
        new StringBuilder("%s: %s %s".formatted(subject, number(group.count()), group.state()));
    text.append(words.isEmpty() ? "" : ", " + words).append('\n');
    text.append("  ").append(group.pattern().isEmpty() ? "no reason given" : group.pattern());
    text.append("\n  such as: ").append(examples(group)).append('\n');
    text.append("  what to do: ").append(group.hint()).append('\n');
    if (group.state().equals("rejected") && group.triedAgainCount() > 0) {
      text.append("  tried again by the next load: ")
          .append(number(group.triedAgainCount()))
          .append('\n');
    }
    return text.toString();
  }

  private static String examples(ErrorGroup group) {
    return group.examples().stream().map(ErrorsText::example).collect(Collectors.joining(", "));
  }

  private static String example(ErrorGroup.Example example) {
    return example.sourceId()
        + (example.link().isEmpty() ? "" : " " + example.link())
        + (example.correlationId().isEmpty()
            ? ""
            : " (correlation id " + example.correlationId() + ")");
  }

  private static String warnings(List<ErrorGroup> warnings, int limit) {
    TextTable table = new TextTable("warning", "object type", "records", "such as");
    warnings.stream()
        .limit(limit)
        .forEach(
            group ->
                table.add(
                    List.of(
                        (group.code() + ": " + group.pattern()).strip(),
                        group.objectType(),
                        number(group.count()),
                        group.examples().get(0).sourceId())));
    return table.render() + more(warnings, limit);
  }

  private static String more(List<ErrorGroup> groups, int limit) {
    return groups.size() <= limit
        ? ""
        : "and %s more groups; --limit %d shows them\n\n"
            .formatted(number(groups.size() - limit), groups.size());
  }

  private static String verdict(Errors errors) {
    long records = errors.count("record");
    long links = errors.count("link");
    if (records + links == 0) {
      return "Nothing was refused, and nothing waits for an answer.";
    }
    return "%s records and %s links in %s groups. When the cause is mended: deskferry retry --help"
        .formatted(number(records), number(links), number(errors.groups().size()));
  }
}
