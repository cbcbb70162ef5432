package dev.deskferry.spec;

import static dev.deskferry.spec.Key.Shape.ANY;
import static dev.deskferry.spec.Key.Shape.NESTED;
import static dev.deskferry.spec.Key.Shape.NESTED_LIST;
import static dev.deskferry.spec.Key.Shape.NUMBER;
import static dev.deskferry.spec.Key.Shape.TEXT;
import static dev.deskferry.spec.Key.Shape.TEXTS;

import java.util.List;

/** The keys of {@code migration.yaml} and of pipeline files. */
final class SettingsKeys {

  /** {@code mappings/migration.yaml}. */
  static final KeyTable MIGRATION =
      KeyTable.of(
          "migration",
          "The migration (`mappings/migration.yaml`)",
          "Settings; `${NAME}` and `${NAME:-default}` stand for environment variables.",
          Key.of("description", TEXT, "One sentence for people."),
          Key.of("zendesk", ANY, "The source account."),
          Key.of(
              "hubspot",
              ANY,
              "The target portal. Its `rate_limits` are `burst`, `search` and `associations`, each with `limit`, `per`, `share` and `hours`, and `daily` with `share` and `hours`: percent of the account's day, as counted by HubSpot for all integrations, that may be used up."),
          Key.of("staging", ANY, "The database between them."),
          Key.of("extract", ANY, "How phase 1 works."),
          Key.of("load", ANY, "How phase 2 works."),
          Key.nested("cluster", NESTED, "cluster", "How nodes find each other."),
          Key.nested("owners", NESTED, "owners", "How people are found in the portal."),
          Key.of(
              "mappings",
              TEXTS,
              "Names of the mapping files in the order in which they are asked; otherwise all, by name."));

  /** {@code owners:} of the migration. */
  static final KeyTable OWNERS =
      KeyTable.of(
          "owners",
          "Owners (`owners:`)",
          "",
          Key.of(
              "fallback",
              TEXT,
              "E-mail address of the HubSpot owner who takes over what belongs to people the portal does not know."));

  /** A pipeline file. */
  static final KeyTable PIPELINE =
      KeyTable.of(
          "pipeline",
          "A pipeline (`mappings/pipelines/`)",
          "Created in HubSpot when missing. Mappings write its name into `hs_pipeline`.",
          Key.required("pipeline", TEXT, "Its name in mappings."),
          Key.of("description", TEXT, "One sentence for people."),
          Key.required("to", TEXT, "`hubspot.` and the object type."),
          Key.required("label", TEXT, "What people see in HubSpot."),
          Key.of("display_order", NUMBER, "Its place among the pipelines."),
          Key.nested("stages", NESTED_LIST, "stage", "In the order to show; at most 100."));

  /** {@code stages:} of a pipeline. */
  static final KeyTable STAGE =
      KeyTable.of(
          "stage",
          "A stage (`stages:`)",
          "",
          Key.required("stage", TEXT, "Its name in mappings, for `hs_pipeline_stage`."),
          Key.required("label", TEXT, "What people see in HubSpot; unique within the pipeline."),
          Key.word("state", List.of("open", "closed"), "`open` unless told otherwise."));

  private SettingsKeys() {}
}
