package dev.deskferry.spec;

import java.util.List;

/**
 * A test of one field of a source record.
 *
 * @param field a key of the record itself, no path
 * @param values what the field must be, as text ({@code false} for the JSON false); empty when any
 *     value but null will do
 */
public record SourceCondition(String field, List<String> values) {

  public SourceCondition {
    values = List.copyOf(values);
  }
}
