package dev.deskferry.report;

import static dev.deskferry.report.TextTable.number;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A reconciliation as people read it: tables, then what is open, then one sentence. */
public final class ReconciliationText {
  private ReconciliationText() {}

  /** The whole text, each line ended by a newline. */
  public static String render(Reconciliation reconciliation) {
    StringBuilder text = new StringBuilder(objects(reconciliation));
    if (!reconciliation.associations().isEmpty()) {
      text.append('\n').append(associations(reconciliation.associations()));
    }
    if (!reconciliation.problems().isEmpty()) {
      text.append('\n').append(problems(reconciliation));
    }
    return text.append('\n').append(verdict(reconciliation)).append('\n').toString();
  }

  private static String objects(Reconciliation reconciliation) {
    TextTable table =
        new TextTable(
            "object type",
            "reported",
            "staged",
            "deleted",
            "skipped",
            "loaded",
            "created",
            "updated",
            "unchanged",
            "rejected",
            "pending",
            "in HubSpot",
            "");
    for (ObjectBalance object : reconciliation.objects()) {
      table.add(line(object, reconciliation.found(object.objectType())));
      List<MappingBalance> mappings =
          reconciliation.mappings().stream()
              .filter(each -> each.objectType().equals(object.objectType()))
              .toList();
      if (mappings.size() > 1) {
        mappings.forEach(mapping -> table.add(line(mapping)));
      }
    }
    StringBuilder text = new StringBuilder(table.render());
    reconciliation.objects().stream()
        .filter(object -> object.archived() > 0)
        .forEach(
            object ->
                text.append(object.objectType())
                    .append(" archived in HubSpot because Zendesk deleted them: ")
                    .append(number(object.archived()))
                    .append('\n'));
    for (ObjectBalance object : reconciliation.objects()) {
      object
          .load()
          .filter(load -> load.skipped() > 0)
          .ifPresent(load -> text.append(rules(object.objectType(), load)));
    }
    return text.toString();
  }

  private static List<String> line(ObjectBalance object, OptionalLong found) {
    List<String> cells = new ArrayList<>();
    cells.add(object.objectType());
    cells.add((object.isApproximate() ? "~" : "") + number(object.reported()));
    cells.add(number(object.staged()));
    cells.add(number(object.deleted()));
    cells.add(load(object, LoadCounts::skipped));
    cells.add(load(object, LoadCounts::loaded));
    cells.add(load(object, LoadCounts::created));
    cells.add(load(object, LoadCounts::updated));
    cells.add(load(object, LoadCounts::unchanged));
    cells.add(load(object, LoadCounts::rejected));
    cells.add(load(object, LoadCounts::pending));
    cells.add(number(found));
    cells.add(verdict(object));
    return cells;
  }

  private static String verdict(ObjectBalance object) {
    if (object.balances()) {
      return "";
    }
    return object.isExtracted() ? "DIFFERS" : "UNFINISHED";
  }

  private static String load(ObjectBalance object, ToLongFunction<LoadCounts> count) {
    return object.load().map(load -> number(count.applyAsLong(load))).orElse("-");
  }

  private static List<String> line(MappingBalance mapping) {
    return List.of(
        "  to " + mapping.target(),
        "",
        "",
        "",
        number(mapping.skipped()),
        number(mapping.loaded()),
        number(mapping.created()),
        number(mapping.updated()),
        number(mapping.unchanged()),
        number(mapping.rejected()),
        number(mapping.pending()),
        number(mapping.found()),
        mapping.foundAgrees() ? "" : "DIFFERS");
  }

  private static String rules(String objectType, LoadCounts load) {
    String rules =
        load.skippedByRule().entrySet().stream()
            .map(rule -> rule.getKey() + " " + number(rule.getValue()))
            .collect(Collectors.joining(", "));
    return objectType + " skipped by rule: " + rules + "\n";
  }

  private static String associations(List<AssociationBalance> associations) {
    TextTable table =
        new TextTable("association", "expected", "made", "pending", "skipped", "rejected", "");
    for (AssociationBalance each : associations) {
      table.add(
          List.of(
              each.objectType() + "." + each.name(),
              number(each.expected()),
              number(each.made()),
              number(each.pending()),
              number(each.skipped()),
              number(each.rejected()),
              each.balances() ? "" : "DIFFERS"));
    }
    return table.render();
  }

  private static String problems(Reconciliation reconciliation) {
    StringBuilder text = new StringBuilder();
    reconciliation.problems().stream()
        .collect(
            Collectors.groupingBy(
                ReconciliationProblem::kind, java.util.LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (kind, problems) ->
                text.append(problems(kind, problems, reconciliation.limitPerKind())));
    return text.toString();
  }

  private static String problems(String kind, List<ReconciliationProblem> problems, int limit) {
    StringBuilder text = new StringBuilder(kind).append(":\n");
    for (ReconciliationProblem problem : problems) {
      text.append("  ").append(problem.objectType());
      problem.sourceId().ifPresent(id -> text.append(' ').append(id));
      text.append(": ").append(problem.message()).append('\n');
    }
    if (problems.size() >= limit) {
      text.append("  perhaps more: SELECT * FROM reconcile.problem WHERE kind = '")
          .append(kind)
          .append("';\n");
    }
    return text.toString();
  }

  private static String verdict(Reconciliation reconciliation) {
    if (!reconciliation.isExtracted()) {
      return "It is not known whether it adds up: the extract of what says UNFINISHED has not come to its end; run deskferry extract again.";
    }
    if (!reconciliation.balances()) {
      return "It does not add up: the lines that say DIFFERS, and the problems named above, show where.";
    }
    if (reconciliation.objects().isEmpty()) {
      return "Nothing was extracted yet, so there is nothing to compare; begin with: deskferry extract";
    }
    return reconciliation.isSettled()
        ? "It adds up: every record and association has its answer."
        : "It adds up, and is not finished: the pending ones have no answer yet.";
  }
}
