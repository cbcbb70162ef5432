package dev.deskferry.spec;

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

/** The keys of a mapping file. */
final class MappingKeys {

  static final List<String> ON_EXISTING = List.of("overwrite", "fill_empty", "skip");
  static final List<String> ON_DELETED = List.of("keep", "archive");
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
  static final KeyTable MAPPING =
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
          Key.word(
              "on_deleted",
              ON_DELETED,
              "What happens in HubSpot when a record is deleted in Zendesk after it was loaded: `keep` (the default) leaves it, `archive` puts it into the recycle bin with the next `load --execute`, unless the portal had it before."),
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
  static final KeyTable JOIN =
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
  static final KeyTable SKIP =
      KeyTable.of(
          "skip",
          "A skip rule (`skip:`)",
          "",
          Key.required("rule", TEXT, "Name of the rule in reports and reconciliation."),
          Key.of("description", TEXT, "Why such records are left out."),
          Key.required("when", EXPRESSION, "Holds for the records to leave out."));

  /** {@code properties:}. */
  static final KeyTable PROPERTY =
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
  static final KeyTable DEFINE =
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
  static final KeyTable CUSTOM_FIELDS =
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
  static final KeyTable ASSOCIATION =
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

  private MappingKeys() {}
}
