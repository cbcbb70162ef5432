package dev.deskferry.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one record lies in a reply, and the few of its fields that the source file names.
 *
 * <p>Filled while the reply is streamed through; byte offsets count from the body's first byte.
 */
final class Fields {

  /**
   * A field's value.
   *
   * @param text of a scalar; empty for objects and arrays
   * @param isNull whether it is the JSON null
   * @param isNumber whether it is a JSON number
   */
  record Value(String text, boolean isNull, boolean isNumber, int start, int end) {}

  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, List<Fields>> inner = new HashMap<>();
  private final int start;
  private int end;

  Fields(int start) {
    this.start = start;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  void endAt(int offset) {
    end = offset;
  }

  void put(String field, Value value) {
    values.put(field, value);
  }

  void addInner(String key, Fields child) {
    inner.computeIfAbsent(key, it -> new ArrayList<>()).add(child);
  }

  List<Fields> inner(String key) {
    return inner.getOrDefault(key, List.of());
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  /** Empty when absent or null. */
  Optional<Value> value(String field) {
    return Optional.ofNullable(values.get(field)).filter(it -> !it.isNull());
  }
}
