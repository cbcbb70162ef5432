package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is written key by key, so that a page of a thousand records never stands in
 * memory as trees.
 */
final class JsonBody {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private final ByteArrayOutputStream bytes;
  private final JsonGenerator generator;

  private JsonBody(int expectedBytes) {
    this.bytes = new ByteArrayOutputStream(expectedBytes);
    try {
      this.generator = MAPPER.createGenerator(bytes);
      generator.writeStartObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts an object. */
  static JsonBody start(int expectedBytes) {
    return new JsonBody(expectedBytes);
  }

  JsonBody startArray(String key) {
    return write(() -> generator.writeArrayFieldStart(key));
  }

  JsonBody record(ObjectNode record) {
    return write(() -> MAPPER.writeTree(generator, record));
  }

  JsonBody endArray() {
    return write(generator::writeEndArray);
  }

  JsonBody put(String key, @Nullable String value) {
    return write(() -> generator.writeStringField(key, value));
  }

  JsonBody put(String key, long value) {
    return write(() -> generator.writeNumberField(key, value));
  }

  JsonBody put(String key, boolean value) {
    return write(() -> generator.writeBooleanField(key, value));
  }

  JsonBody putNull(String key) {
    return write(() -> generator.writeNullField(key));
  }

  JsonBody put(String key, ObjectNode value) {
    return write(
        () -> {
          generator.writeFieldName(key);
          MAPPER.writeTree(generator, value);
        });
  }

  /** Ends the object and answers with it. */
  Reply reply() {
    write(
        () -> {
          generator.writeEndObject();
          generator.close();
        });
    return Reply.json(200, bytes.toByteArray());
  }

  private interface Writing {
    void run() throws IOException;
  }

  private JsonBody write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
