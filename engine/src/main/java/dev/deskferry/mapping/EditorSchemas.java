package dev.deskferry.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.function.FunctionEntry;
import dev.deskferry.function.FunctionRegistry;
import dev.deskferry.function.Parameter;
import dev.deskferry.spec.Key;
import dev.deskferry.spec.KeyTable;
import dev.deskferry.spec.Language;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON schemas (draft 7, which editors know best) made from the keys of the language and the
 * functions.
 */
public final class EditorSchemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String FUNCTIONS = "functions";

  private EditorSchemas() {}

  /** Schema texts by file name. */
  public static Map<String, String> all() {
    Map<String, String> schemas = new TreeMap<>();
    for (KeyTable root : Language.FILES) {
      schemas.put(root.name() + ".schema.json", text(schema(root)));
    }
    return schemas;
  }

  private static ObjectNode schema(KeyTable root) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", root.title().replace("`", ""));
    schema.setAll(table(root));
    ObjectNode definitions = schema.putObject("definitions");
    for (KeyTable table : Language.TABLES) {
      definitions.set(table.name(), table(table));
    }
    definitions.set(FUNCTIONS, functions());
    return schema;
  }

  private static ObjectNode table(KeyTable table) {
    ObjectNode object = JSON.objectNode();
    object.put("type", "object");
    if (!table.description().isEmpty()) {
      object.put("description", table.description());
    }
    object.put("additionalProperties", false);
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = object.putObject("properties");
    for (Key key : table.keys()) {
      ObjectNode shape = shape(key);
      properties.set(key.name(), shape.put("description", key.description()));
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      object.set("required", required);
    }
    return object;
  }

  private static ObjectNode shape(Key key) {
    return switch (key.shape()) {
      case TEXT, PATH, EXPRESSION -> scalar();
      case TEXTS, PATHS -> anyOf(scalar(), list(scalar()));
      case TRUTH -> type("boolean");
      case NUMBER -> type("integer");
      case WORD -> words(key.words());
      case TEXT_MAP -> mapOf(scalar());
      case FUNCTIONS -> anyOf(reference(FUNCTIONS), list(reference(FUNCTIONS)));
      case OTHERWISE -> anyOf(type("string"), otherwiseDefault());
      case NESTED -> anyOf(reference(key.table()));
      case NESTED_OR_TEXT -> anyOf(scalar(), reference(key.table()));
      case NESTED_BY_NAME -> mapOf(reference(key.table()));
      case NESTED_LIST -> list(reference(key.table()));
      case ANY -> JSON.objectNode();
    };
  }

  private static ObjectNode functions() {
    ArrayNode choices = JSON.arrayNode();
    ArrayNode names = JSON.arrayNode();
    for (FunctionEntry entry : FunctionRegistry.all()) {
      names.add(entry.name());
      ObjectNode call = type("object");
      call.put("additionalProperties", false);
      call.putObject("properties").set(entry.name(), arguments(entry));
      call.put("description", entry.description());
      choices.add(call);
    }
    ObjectNode name = type("string");
    name.set("enum", names);
    choices.insert(0, name);
    ObjectNode functions = JSON.objectNode();
    functions.set("anyOf", choices);
    return functions;
  }

  private static ObjectNode arguments(FunctionEntry entry) {
    ObjectNode named = type("object");
    named.put("additionalProperties", false);
    ObjectNode properties = named.putObject("properties");
    for (Parameter parameter : entry.parameters()) {
      properties.set(
          parameter.name(), JSON.objectNode().put("description", parameter.description()));
    }
    return anyOf(scalar(), list(scalar()), named);
  }

  private static ObjectNode otherwiseDefault() {
    ObjectNode object = type("object");
    object.put("additionalProperties", false);
    object.putObject("properties").set("default", scalar());
    return object;
  }

  private static ObjectNode scalar() {
    ObjectNode scalar = JSON.objectNode();
    scalar.putArray("type").add("string").add("number").add("boolean").add("null");
    return scalar;
  }

  private static ObjectNode words(List<String> words) {
    ObjectNode object = type("string");
    ArrayNode choices = object.putArray("enum");
    words.forEach(choices::add);
    return object;
  }

  private static ObjectNode type(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static ObjectNode list(ObjectNode of) {
    ObjectNode list = type("array");
    list.set("items", of);
    return list;
  }

  private static ObjectNode mapOf(ObjectNode of) {
    ObjectNode map = type("object");
    map.set("additionalProperties", of);
    return map;
  }

  private static ObjectNode anyOf(ObjectNode... choices) {
    ObjectNode object = JSON.objectNode();
    ArrayNode list = object.putArray("anyOf");
    List.of(choices).forEach(list::add);
    return object;
  }

  private static ObjectNode reference(String table) {
    return JSON.objectNode().put("$ref", "#/definitions/" + table);
  }

  private static String text(ObjectNode schema) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
