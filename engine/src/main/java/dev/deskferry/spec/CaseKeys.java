package dev.deskferry.spec;

import static dev.deskferry.spec.Key.Shape.ANY;
import static dev.deskferry.spec.Key.Shape.NESTED;
import static dev.deskferry.spec.Key.Shape.NESTED_LIST;
import static dev.deskferry.spec.Key.Shape.TEXT;
import static dev.deskferry.spec.Key.Shape.TEXTS;
import static dev.deskferry.spec.Key.Shape.TEXT_MAP;
import static dev.deskferry.spec.Key.Shape.TRUTH;

/** The keys of a cases file. */
final class CaseKeys {

  /** A cases file. */
  static final KeyTable CASES =
      KeyTable.of(
          "cases",
          "A cases file",
          "`NAME.cases.yaml` beside `NAME.yaml`: examples that `deskferry test` runs.",
          Key.of("mapping", TEXT, "Name of the mapping; otherwise the file's name says it."),
          Key.of("description", TEXT, "One sentence for people."),
          Key.of("owners", TEXT_MAP, "HubSpot owner ids by e-mail address, for all cases."),
          Key.of("fallback_owner", TEXT, "E-mail address of the fallback owner, for all cases."),
          Key.of("fields", ANY, "Custom field definitions as Zendesk gives them, for all cases."),
          Key.nested("cases", NESTED_LIST, "case", "The cases."));

  /** One case. */
  static final KeyTable CASE =
      KeyTable.of(
          "case",
          "A case (`cases:`)",
          "",
          Key.required("case", TEXT, "What it shows."),
          Key.nested("given", NESTED, "given", "The staged record."),
          Key.nested("expect", NESTED, "expect", "What becomes of it."));

  /** {@code given:}. */
  static final KeyTable GIVEN =
      KeyTable.of(
          "given",
          "What is given (`given:`)",
          "",
          Key.of("id", TEXT, "The source id; otherwise the payload's `id`."),
          Key.required("payload", ANY, "The record as staged."),
          Key.of("with", ANY, "Joined records by join name."));

  /** {@code expect:}. */
  static final KeyTable EXPECT =
      KeyTable.of(
          "expect",
          "What is expected (`expect:`)",
          "Exactly one of `properties` (with the others), `skipped`, `rejected` and `not_selected`.",
          Key.of(
              "properties",
              TEXT_MAP,
              "Values by property; an empty text means cleared. Properties not named may have any value."),
          Key.of("exact", TRUTH, "`true`: properties not named must be empty or absent."),
          Key.of("absent", TEXTS, "Properties that must not be written at all."),
          Key.of(
              "associations",
              ANY,
              "Source ids by association name; names not listed must have none."),
          Key.of("warnings", TEXTS, "Codes of the findings, in order; none unless told otherwise."),
          Key.of("skipped", TEXT, "Name of the skip rule."),
          Key.of("rejected", TEXTS, "Codes of the findings."),
          Key.of(
              "not_selected", TRUTH, "`true`: the mapping's `where` does not choose the record."));

  private CaseKeys() {}
}
