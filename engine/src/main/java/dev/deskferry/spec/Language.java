package dev.deskferry.spec;

import static dev.deskferry.spec.Key.Shape.ANY;
import static dev.deskferry.spec.Key.Shape.EXPRESSION;
import static dev.deskferry.spec.Key.Shape.FUNCTIONS;
import static dev.deskferry.spec.Key.Shape.NESTED;
import static dev.deskferry.spec.Key.Shape.NESTED_BY_NAME;
import static dev.deskferry.spec.Key.Shape.NESTED_LIST;
import static dev.deskferry.spec.Key.Shape.NESTED_OR_TEXT;
import static dev.deskferry.spec.Key.Shape.NUMBER;
import static dev.deskferry.spec.Key.Shape.OTHERWISE;
import static dev.deskferry.spec.Key.Shape.PATH;
import static dev.deskferry.spec.Key.Shape.PATHS;
import static dev.deskferry.spec.Key.Shape.TEXT;
import static dev.deskferry.spec.Key.Shape.TEXTS;
import static dev.deskferry.spec.Key.Shape.TEXT_MAP;
import static dev.deskferry.spec.Key.Shape.TRUTH;

import java.util.List;

/** Every key of the mapping language. A key that is not here is refused by the readers. */
public final class Language {

  static final List<String> ON_EXISTING = List.of("overwrite", "fill_empty", "skip");
  static final List<String> TOO_LONG = List.of("truncate", "reject");
  static final List<String> EMPTY = List.of("clear", "omit");
  static final List<String> TYPES =
      List.of("string", "number", "bool", "enumeration", "date", "datetime");
  static final List<String> FIELD_TYPES =
      List.of(
          "text",
          "textarea",
          "html",
          "file",
          "phonenumber",
          "number",
          "booleancheckbox",
          "select",
          "radio",
          "checkbox",
          "date");
  static final List<String> FIELD_SOURCES =
      List.of("ticket_fields", "user_fields", "organization_fields");

  /** A mapping file. */
  public static final KeyTable MAPPING =
      KeyTable.of(
          "mapping",
          "A mapping",
          "A file directly below `mappings/`: which staged records become which HubSpot records, and how.",
          Key.required("mapping", TEXT, "Its name, used in reports and in the ledger."),
          Key.of("description", TEXT, "One sentence for people."),
          Key.required(
              "from",
              TEXT,
              "`zendesk.` and the source object type, for instance `zendesk.tickets`."),
          Key.required(
              "to",
              TEXT,
              "`hubspot.` and the HubSpot object type, for instance `hubspot.tickets`."),
          Key.required(
              "key",
              TEXT,
              "The unique HubSpot property that holds the Zendesk id; created when missing."),
          Key.of(
              "group",
              TEXT,
              "Property group of all properties created for this mapping; `zendesk` unless told otherwise."),
          Key.word(
              "on_existing",
              ON_EXISTING,
              "What happens to a record the portal had before: `overwrite`, `fill_empty` (the default) writes only what is empty there, `skip` leaves its values alone."),
          Key.of(
              "unmapped",
              TEXT,
              "A property (several lines of text, created when missing) that takes what has no place as lines `name: value`."),
          Key.nested(
              "with",
              NESTED_BY_NAME,
              "join",
              "Other staged records, by the name under which paths and expressions see them."),
          Key.of(
              "where",
              EXPRESSION,
              "Chooses the records this mapping takes; the others are left to the next mapping of the same source."),
          Key.nested(
              "skip",
              NESTED_LIST,
              "skip",
              "Rules that leave records out; each is counted under its name. The first that holds counts."),
          Key.nested(
              "properties", NESTED_BY_NAME, "property", "What goes into which HubSpot property."),
          Key.nested(
              "custom_fields",
              NESTED,
              "custom_fields",
              "Zendesk's custom fields, as properties created with the right type and options."),
          Key.nested(
              "associations", NESTED_LIST, "association", "Links to records of other mappings."));

  /** {@code with:}. */
  public static final KeyTable JOIN =
      KeyTable.of(
          "join",
          "A join (`with:`)",
          "Paths say `author.email`, expressions `$author.email`. What is not found is nothing in both.",
          Key.required("of", TEXT, "Source object type to look in."),
          Key.required("by", PATH, "What gives the id, in the record or in an earlier join."),
          Key.of(
              "many",
              TRUTH,
              "`true` joins all records whose parent the id is, as a list; otherwise the one record with the id."));

  /** {@code skip:}. */
  public static final KeyTable SKIP =
      KeyTable.of(
          "skip",
          "A skip rule (`skip:`)",
          "",
          Key.required("rule", TEXT, "Name of the rule in reports and reconciliation."),
          Key.of("description", TEXT, "Why such records are left out."),
          Key.required("when", EXPRESSION, "Holds for the records to leave out."));

  /** {@code properties:}. */
  public static final KeyTable PROPERTY =
      KeyTable.of(
          "property",
          "A property (`properties:`)",
          "Steps happen in this order: `when`, the source (`from`, `value` or `expr`), `apply`, `default`, `lookup`, `map`, `as`, `truncate`.",
          Key.of("description", TEXT, "Why the value is what it is."),
          Key.of("when", EXPRESSION, "Otherwise the property is left alone."),
          Key.of("from", PATHS, "Where the value stands in the record or in a join."),
          Key.of("value", TEXT, "A fixed value."),
          Key.of(
              "expr",
              EXPRESSION,
              "For what no path can say. Sees the record as `.`, joins as `$name`, and all functions below."),
          Key.of("apply", FUNCTIONS, "Functions for the value, in order."),
          Key.of("default", TEXT, "When there is no value, or an empty one."),
          Key.word(
              "lookup",
              List.of("owner"),
              "`owner`: the value is an e-mail address, what is written is the id of that HubSpot owner."),
          Key.of(
              "fallback",
              OTHERWISE,
              "For owners that are not found: `owner` (the migration's fallback owner, the default), `reject`, `keep`, `drop` or `{default: ID}`."),
          Key.of("map", TEXT_MAP, "What is written for which value."),
          Key.of(
              "otherwise",
              OTHERWISE,
              "For values that `map` does not know; `reject` unless told otherwise."),
          Key.word("as", ValueKind.words(), "The kind of value; `string` unless told otherwise."),
          Key.of(
              "invalid",
              OTHERWISE,
              "For values that are not of the kind: `keep` (the default where the mapping has `unmapped`), `reject`, `drop` or `{default: X}`."),
          Key.of("truncate", NUMBER, "Cuts the text at this many UTF-16 units, with a warning."),
          Key.word(
              "too_long",
              TOO_LONG,
              "For texts over HubSpot's 65,536 characters: `truncate` (the default) or `reject`."),
          Key.word(
              "empty",
              EMPTY,
              "No value clears the property (`clear`, the default) or leaves it alone (`omit`)."),
          Key.nested(
              "define",
              NESTED_OR_TEXT,
              "define",
              "Creates the property when the portal lacks it. A text is its label."));

  /** {@code define:}. */
  public static final KeyTable DEFINE =
      KeyTable.of(
          "define",
          "A definition (`define:`)",
          "",
          Key.required("label", TEXT, "What people see in HubSpot."),
          Key.of("description", TEXT, "The help text in HubSpot."),
          Key.word("type", TYPES, "HubSpot's type; otherwise the one of `as`."),
          Key.word(
              "field_type",
              FIELD_TYPES,
              "HubSpot's field type; otherwise the usual one of the type."),
          Key.of("group", TEXT, "Property group; otherwise the mapping's."),
          Key.of(
              "unique",
              TRUTH,
              "No two records may have the same value. At most ten properties of an object type."),
          Key.of("options", TEXT_MAP, "Labels by value, for enumerations."));

  /** {@code custom_fields:}. */
  public static final KeyTable CUSTOM_FIELDS =
      KeyTable.of(
          "custom_fields",
          "Custom fields (`custom_fields:`)",
          "Every custom field becomes a property with a name that is the same in every run.",
          new Key(
              "of", Key.Shape.WORD, true, "", FIELD_SOURCES, "Where the definitions are staged."),
          Key.of("include", TEXTS, "`all` (the default), or ids, keys or titles."),
          Key.of("exclude", TEXTS, "Ids, keys or titles to leave out."),
          Key.of(
              "name",
              TEXT,
              "The property's name: `{title}`, `{key}`, `{id}` and `{type}`, each with `|snake` for lower case words. `zd_{title|snake}` unless told otherwise; on a collision the id is appended."),
          Key.of("group", TEXT, "Property group; otherwise the mapping's."),
          Key.of(
              "otherwise",
              OTHERWISE,
              "For values that HubSpot cannot hold, such as a deleted option: `keep` (the default where the mapping has `unmapped`), `reject` or `drop`."),
          Key.word(
              "too_long",
              TOO_LONG,
              "For texts over HubSpot's 65,536 characters: `truncate` (the default) or `reject`."));

  /** {@code associations:}. */
  public static final KeyTable ASSOCIATION =
      KeyTable.of(
          "association",
          "An association (`associations:`)",
          "A link whose other end is not there yet is kept as pending and made when it arrives.",
          Key.of(
              "name", TEXT, "Its name in the ledger; otherwise `to`. Unique within the mapping."),
          Key.of("description", TEXT, "One sentence for people."),
          Key.required("to", TEXT, "HubSpot object type of the other end."),
          Key.of(
              "of",
              TEXT,
              "Source object type of the other end; needed when several mappings write `to`."),
          Key.of("by", PATH, "What gives the id or ids of the other end; this or `expr`."),
          Key.of("expr", EXPRESSION, "Gives the id, or a list of ids, of the other end."),
          Key.of("when", EXPRESSION, "Otherwise there is no link."),
          Key.of(
              "many",
              TRUTH,
              "`true` when one record may link to several; otherwise only the first id counts."),
          Key.of("primary", TRUTH, "The one link of this pair that HubSpot shows first."),
          Key.of("label", TEXT, "A custom label, created in the portal when missing."),
          Key.of(
              "inline",
              TRUTH,
              "`false` makes the link after both ends are there, as is always done within one object type."),
          Key.of(
              "type_id",
              NUMBER,
              "HubSpot's association type id for this direction, for pairs Deskferry does not know."),
          Key.word(
              "category",
              List.of("HUBSPOT_DEFINED", "USER_DEFINED", "INTEGRATOR_DEFINED"),
              "Of `type_id`; `HUBSPOT_DEFINED` unless told otherwise."));

  /** A cases file. */
  public static final KeyTable CASES =
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
  public static final KeyTable CASE =
      KeyTable.of(
          "case",
          "A case (`cases:`)",
          "",
          Key.required("case", TEXT, "What it shows."),
          Key.nested("given", NESTED, "given", "The staged record."),
          Key.nested("expect", NESTED, "expect", "What becomes of it."));

  /** {@code given:}. */
  public static final KeyTable GIVEN =
      KeyTable.of(
          "given",
          "What is given (`given:`)",
          "",
          Key.of("id", TEXT, "The source id; otherwise the payload's `id`."),
          Key.required("payload", ANY, "The record as staged."),
          Key.of("with", ANY, "Joined records by join name."));

  /** {@code expect:}. */
  public static final KeyTable EXPECT =
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

  /** {@code mappings/migration.yaml}. */
  public static final KeyTable MIGRATION =
      KeyTable.of(
          "migration",
          "The migration (`mappings/migration.yaml`)",
          "Settings; `${NAME}` and `${NAME:-default}` stand for environment variables.",
          Key.of("description", TEXT, "One sentence for people."),
          Key.of("zendesk", ANY, "The source account."),
          Key.of("hubspot", ANY, "The target portal."),
          Key.of("staging", ANY, "The database between them."),
          Key.of("extract", ANY, "How phase 1 works."),
          Key.of("load", ANY, "How phase 2 works."),
          Key.nested("owners", NESTED, "owners", "How people are found in the portal."),
          Key.of(
              "mappings",
              TEXTS,
              "Names of the mapping files in the order in which they are asked; otherwise all, by name."));

  /** {@code owners:} of the migration. */
  public static final KeyTable OWNERS =
      KeyTable.of(
          "owners",
          "Owners (`owners:`)",
          "",
          Key.of(
              "fallback",
              TEXT,
              "E-mail address of the HubSpot owner who takes over what belongs to people the portal does not know."));

  /** All tables, outermost first. */
  public static final List<KeyTable> TABLES =
      List.of(
          MIGRATION,
          OWNERS,
          MAPPING,
          JOIN,
          SKIP,
          PROPERTY,
          DEFINE,
          CUSTOM_FIELDS,
          ASSOCIATION,
          CASES,
          CASE,
          GIVEN,
          EXPECT);

  private Language() {}
}
