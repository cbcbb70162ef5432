package dev.deskferry.spec;

import java.util.List;

/**
 * One key that the files of a migration may have.
 *
 * @param table name of the nested table for shapes that nest; empty otherwise
 * @param words for {@link Shape#WORD}, the words allowed
 * @param description one or two sentences for the reference page and for editors
 */
public record Key(
    String name,
    Shape shape,
    boolean required,
    String table,
    List<String> words,
    String description) {

  /** What may stand under a key. */
  public enum Shape {
    /** A text or number. */
    TEXT("text"),
    /** One text or a list of texts. */
    TEXTS("text or list of texts"),
    /** A path into the record. */
    PATH("path"),
    /** A path, or a list of paths of which the first that gives something counts. */
    PATHS("path or list of paths"),
    /** A JSLT expression. */
    EXPRESSION("JSLT expression"),
    /** True or false. */
    TRUTH("true or false"),
    /** A whole number. */
    NUMBER("whole number"),
    /** One of the words. */
    WORD("word"),
    /** Texts by text. */
    TEXT_MAP("map of texts"),
    /** Functions with their arguments. */
    FUNCTIONS("function, or list of functions"),
    /** One of the words of Otherwise. */
    OTHERWISE("reject, keep, drop, pass or {default: X}"),
    /** A map with the keys of a table. */
    NESTED("map"),
    /** A map with the keys of a table, or one text. */
    NESTED_OR_TEXT("text or map"),
    /** A map by free names, of maps with the keys of a table. */
    NESTED_BY_NAME("map of maps"),
    /** A list of maps with the keys of a table. */
    NESTED_LIST("list of maps"),
    /** Any JSON. */
    ANY("anything");

    private final String wording;

    Shape(String wording) {
      this.wording = wording;
    }

    /** For the reference page. */
    public String wording() {
      return wording;
    }
  }

  /** Copies the list. */
  public Key {
    words = List.copyOf(words);
  }

  static Key of(String name, Shape shape, String description) {
    return new Key(name, shape, false, "", List.of(), description);
  }

  static Key required(String name, Shape shape, String description) {
    return new Key(name, shape, true, "", List.of(), description);
  }

  static Key word(String name, List<String> words, String description) {
    return new Key(name, Shape.WORD, false, "", words, description);
  }

  static Key nested(String name, Shape shape, String table, String description) {
    return new Key(name, shape, false, table, List.of(), description);
  }
}
