package dev.deskferry.mapping;

import dev.deskferry.problem.Wording;
import dev.deskferry.spec.CaseSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was expected and what came, one line for each difference. */
final class CaseDifferences {

  private final List<String> lines = new ArrayList<>();

  private CaseDifferences() {}

  static List<String> between(CaseSpec.Outcome expected, MappingOutcome actual) {
    CaseDifferences differences = new CaseDifferences();
    if (expected instanceof CaseSpec.Outcome.Mapped mapped
        && actual instanceof MappingOutcome.Mapped found) {
      differences.compare(mapped, found);
    } else if (!said(expected).equals(said(actual))) {
      differences.lines.add(
          "expected " + said(expected) + ", got " + said(actual) + reasons(actual));
    }
    return differences.lines;
  }

  private void compare(CaseSpec.Outcome.Mapped expected, MappingOutcome.Mapped actual) {
    Map<String, String> found = actual.record().properties();
    new TreeMap<>(expected.properties())
        .forEach((name, value) -> property(name, value, found.get(name)));
    expected.absent().stream()
        .filter(found::containsKey)
        .forEach(name -> property(name, null, found.get(name)));
    if (expected.exact()) {
      found.forEach(
          (name, value) -> {
            if (!value.isEmpty() && !expected.properties().containsKey(name)) {
              property(name, null, value);
            }
          });
    }
    expected.associations().ifPresent(links -> associations(links, actual.record().associations()));
    warnings(expected.warnings(), actual.warnings());
  }

  private void property(String name, @Nullable String expected, @Nullable String actual) {
    if (expected == null ? actual != null : !expected.equals(actual)) {
      lines.add(name + ": expected " + quoted(expected) + ", got " + quoted(actual));
    }
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "nothing" : "\"" + value + "\"";
  }

  private void associations(Map<String, List<String>> expected, List<MappedAssociation> links) {
    Map<String, List<String>> actual = new TreeMap<>();
    links.forEach(
        link ->
            actual.computeIfAbsent(link.name(), name -> new ArrayList<>()).add(link.toSourceId()));
    Map<String, List<String>> names = new TreeMap<>(actual);
    names.putAll(expected);
    for (String name : names.keySet()) {
      List<String> wanted = expected.getOrDefault(name, List.of());
      List<String> found = actual.getOrDefault(name, List.of());
      if (!wanted.equals(found)) {
        lines.add("association " + name + ": expected " + wanted + ", got " + found);
      }
    }
  }

  private void warnings(List<String> expected, List<Finding> actual) {
    List<String> codes = actual.stream().map(Finding::code).toList();
    if (!expected.equals(codes)) {
      lines.add("warnings: expected " + expected + ", got " + codes + messages(actual));
    }
  }

  private static String said(CaseSpec.Outcome expected) {
    if (expected instanceof CaseSpec.Outcome.Skipped skipped) {
      return "skipped by " + skipped.rule();
    }
    if (expected instanceof CaseSpec.Outcome.Rejected rejected) {
      return "rejected for " + Wording.enumeration(rejected.codes());
    }
    return expected instanceof CaseSpec.Outcome.NotSelected ? "not selected" : "mapped";
  }

  private static String said(MappingOutcome actual) {
    if (actual instanceof MappingOutcome.Skipped skipped) {
      return "skipped by " + skipped.rule();
    }
    if (actual instanceof MappingOutcome.Rejected rejected) {
      return "rejected for "
          + Wording.enumeration(rejected.findings().stream().map(Finding::code).toList());
    }
    return actual instanceof MappingOutcome.NotSelected ? "not selected" : "mapped";
  }

  private static String reasons(MappingOutcome actual) {
    return actual instanceof MappingOutcome.Rejected rejected ? messages(rejected.findings()) : "";
  }

  private static String messages(List<Finding> findings) {
    StringBuilder messages = new StringBuilder();
    findings.forEach(finding -> messages.append("\n    ").append(finding));
    return messages.toString();
  }
}
