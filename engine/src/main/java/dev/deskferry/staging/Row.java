package dev.deskferry.staging;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result, detached from the connection. Columns go by the name or alias the statement
 * gives them. The plain accessors are for columns that are never NULL and say so when one is; the
 * {@code optional} ones turn NULL to empty. Every accessor throws {@link IllegalArgumentException}
 * for a column that the statement does not have.
 */
public final class Row {
  private final Map<String, Integer> columns;
  private final @Nullable Object[] values;

  private Row(Map<String, Integer> columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  static Map<String, Integer> columns(ResultSetMetaData about) throws SQLException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.put(about.getColumnLabel(i), i - 1);
    }
    return columns;
  }

  static Row read(Map<String, Integer> columns, ResultSet results) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(results, i + 1);
    }
    return new Row(columns, values);
  }

  private static @Nullable Object value(ResultSet results, int column) throws SQLException {
    boolean isJson = results.getMetaData().getColumnTypeName(column).equals("json");
    return isJson ? results.getBytes(column) : detach(results.getObject(column));
  }

  private static @Nullable Object detach(@Nullable Object value) throws SQLException {
    if (value instanceof Array array) {
      List<@Nullable String> texts = new ArrayList<>();
      for (Object each : (@Nullable Object[]) array.getArray()) {
        texts.add(each == null ? null : each.toString());
      }
      return texts;
    }
    return value instanceof Timestamp timestamp ? timestamp.toInstant() : value;
  }

  /** Whether the statement has that column. */
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /** Text, or the text of a {@code json}, {@code jsonb}, {@code uuid} or number; never null. */
  public String text(String column) {
    return text(required(column));
  }

  /** A {@code json} that is never NULL, in UTF-8. */
  public byte[] json(String column) {
    return (byte[]) required(column);
  }

  /** As {@link #text}, empty for NULL. */
  public Optional<String> optionalText(String column) {
    return Optional.ofNullable(value(column)).map(Row::text);
  }

  /** A whole number of any SQL type; a {@code numeric} loses its fraction. */
  public long number(String column) {
    return ((Number) required(column)).longValue();
  }

  /** As {@link #number}, empty for NULL. */
  public OptionalLong optionalNumber(String column) {
    return value(column) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  /** A boolean that is never NULL. */
  public boolean bool(String column) {
    return (Boolean) required(column);
  }

  /** As {@link #bool}, empty for NULL. */
  public Optional<Boolean> optionalBool(String column) {
    return Optional.ofNullable((Boolean) value(column));
  }

  /** A {@code timestamptz} that is never NULL. */
  public Instant instant(String column) {
    return toInstant(required(column));
  }

  /** As {@link #instant}, empty for NULL. */
  public Optional<Instant> optionalInstant(String column) {
    return Optional.ofNullable(value(column)).map(Row::toInstant);
  }

  /**
   * An array of any element type as texts, in its order; NULL elements are null, a NULL array is
   * empty.
   */
  @SuppressWarnings("unchecked")
  public List<@Nullable String> texts(String column) {
    Object value = value(column);
    return value == null ? List.of() : (List<@Nullable String>) value;
  }

  private static String text(Object value) {
    return value instanceof byte[] json
        ? new String(json, StandardCharsets.UTF_8)
        : value.toString();
  }

  private static Instant toInstant(Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }

  private Object required(String column) {
    Object value = value(column);
    if (value == null) {
      throw new IllegalArgumentException(
          "column " + column + " is NULL; expected a value, or read it with optional…");
    }
    return value;
  }

  private @Nullable Object value(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException(
          "no column " + column + "; the statement has " + String.join(", ", columns.keySet()));
    }
    return values[index];
  }

  @Override
  public String toString() {
    return "Row" + columns.keySet();
  }
}
