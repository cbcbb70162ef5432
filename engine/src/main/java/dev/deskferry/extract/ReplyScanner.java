package dev.deskferry.extract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One streaming pass over a reply: where the records lie, and what the envelope says. */
final class ReplyScanner {

  private final JsonParser parser;
  private final Map<String, RecordShape> shapes;
  private final Map<String, List<Fields>> found = new LinkedHashMap<>();
  private final List<String> keys = new ArrayList<>();
  private @Nullable String afterCursor;
  private @Nullable String listCursor;
  private @Nullable Boolean endOfStream;
  private @Nullable Boolean hasMore;
  private OptionalLong endTime = OptionalLong.empty();
  private OptionalLong count = OptionalLong.empty();
  private boolean hasNextPage;

  ReplyScanner(JsonParser parser, Map<String, RecordShape> shapes) {
    this.parser = parser;
    this.shapes = shapes;
  }

  /** Reads to the end of the body. */
  void scan() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("the body is no JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      keys.add(key);
      JsonToken value = parser.nextToken();
      RecordShape shape = shapes.get(key);
      if (shape != null && value == JsonToken.START_ARRAY) {
        found.put(key, records(shape));
      } else {
        envelope(key, value);
      }
    }
    if (parser.nextToken() != null) {
      throw new IOException("there is more behind the end of the JSON object");
    }
  }

  /** The records of an array; empty when the reply does not have it. */
  Optional<List<Fields>> records(String at) {
    return Optional.ofNullable(found.get(at));
  }

  /** The reply's own keys. */
  List<String> keys() {
    return keys;
  }

  Envelope envelope() {
    return new Envelope(
        Optional.ofNullable(afterCursor),
        Optional.ofNullable(endOfStream),
        endTime,
        count,
        Optional.ofNullable(hasMore),
        Optional.ofNullable(listCursor),
        hasNextPage);
  }

  private void envelope(String key, JsonToken value) throws IOException {
    switch (key) {
      case "after_cursor" -> afterCursor = text(value);
      case "end_of_stream" -> endOfStream = bool(value);
      case "end_time" -> endTime = number(value);
      case "count" -> count = number(value);
      case "next_page" -> hasNextPage = text(value) != null;
      case "meta" -> meta(value);
      default -> parser.skipChildren();
    }
  }

  private void meta(JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken inner = parser.nextToken();
      switch (key) {
        case "has_more" -> hasMore = bool(inner);
        case "after_cursor" -> listCursor = text(inner);
        default -> parser.skipChildren();
      }
    }
  }

  private List<Fields> records(RecordShape shape) throws IOException {
    List<Fields> records = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      if (next == JsonToken.START_OBJECT) {
        records.add(fields(shape));
      } else if (next == null) {
        throw new IOException("the body ends inside an array");
      } else {
        parser.skipChildren();
      }
    }
    return records;
  }

  private Fields fields(RecordShape shape) throws IOException {
    Fields fields = new Fields(tokenStart());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      RecordShape inner = shape.inner().get(key);
      if (inner != null && value == JsonToken.START_ARRAY) {
        records(inner).forEach(child -> fields.addInner(key, child));
      } else if (shape.fields().contains(key)) {
        fields.put(key, value(value));
      } else {
        parser.skipChildren();
      }
    }
    fields.endAt(tokenEnd());
    return fields;
  }

  private Fields.Value value(JsonToken token) throws IOException {
    int start = tokenStart();
    String text = token.isScalarValue() ? parser.getText() : "";
    parser.skipChildren();
    return new Fields.Value(
        text, token == JsonToken.VALUE_NULL, token.isNumeric(), start, tokenEnd());
  }

  private int tokenStart() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int tokenEnd() {
    return (int) parser.currentLocation().getByteOffset();
  }

  private @Nullable String text(JsonToken value) throws IOException {
    parser.skipChildren();
    return value == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  private @Nullable Boolean bool(JsonToken value) throws IOException {
    parser.skipChildren();
    return value.isBoolean() ? parser.getBooleanValue() : null;
  }

  private OptionalLong number(JsonToken value) throws IOException {
    parser.skipChildren();
    return value.isNumeric()
        ? OptionalLong.of(parser.getNumberValue().longValue())
        : OptionalLong.empty();
  }
}
