package dev.deskferry.sandbox.hubspot.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** JSON in and out. Thread-safe. */
public final class Json {

  /** Shared and never reconfigured. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private static final ObjectReader WHOLE =
      MAPPER
          .readerFor(JsonNode.class)
          .with(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final JsonFactory FACTORY = MAPPER.getFactory();
  private static final JsonFactory ESCAPING =
      FACTORY.copy().configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);

  private Json() {}

  /** Writes one JSON value. */
  @FunctionalInterface
  public interface Writing {
    /** Writes to the generator, which is closed afterwards. */
    void to(JsonGenerator generator) throws IOException;
  }

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * A reply whose body is streamed into memory once; twice when it holds halves of surrogate pairs,
   * which requests may bring in as escapes and which have no UTF-8.
   */
  public static Reply reply(int status, Writing writing) {
    try {
      return Reply.json(status, bytes(FACTORY, writing));
    } catch (JsonProcessingException e) {
      return escaped(status, writing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply escaped(int status, Writing writing) {
    try {
      return Reply.json(status, bytes(ESCAPING, writing));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(JsonFactory factory, Writing writing) throws IOException {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(8192);
        JsonGenerator generator = factory.createGenerator(bytes)) {
      writing.to(generator);
      generator.flush();
      return bytes.toByteArray();
    }
  }

  /** A reply from a tree. */
  public static Reply reply(int status, JsonNode body) {
    return reply(status, generator -> MAPPER.writeTree(generator, body));
  }

  /** A reply 200 whose body has nothing but {@code results}. */
  public static Reply results(Stream<ObjectNode> results) {
    ObjectNode body = object();
    results.forEach(body.putArray("results")::add);
    return reply(200, body);
  }

  /**
   * Parses a request body.
   *
   * @throws FaultException in HubSpot's words when there is none, when it is not one JSON document
   *     in UTF-8 and nothing else, or when an object has a member twice
   */
  public static JsonNode parse(byte[] body) {
    if (body.length == 0) {
      throw new FaultException(
          Fault.validation("Invalid JSON input: a request body was expected, but none found"));
    }
    if (!Utf8.isValid(body)) {
      throw new FaultException(
          Fault.validation("Invalid input JSON on line 1, column 1: the body is not UTF-8"));
    }
    try {
      JsonNode node = WHOLE.readTree(body);
      if (node == null || node.isMissingNode()) {
        throw new FaultException(
            Fault.validation("Invalid JSON input: a request body was expected, but none found"));
      }
      return node;
    } catch (JsonProcessingException e) {
      // Limits on nesting and lengths are reported without a place.
      JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw new FaultException(
          Fault.validation(
              "Invalid input JSON on line "
                  + Math.max(1, place.getLineNr())
                  + ", column "
                  + Math.max(1, place.getColumnNr())
                  + ": "
                  + firstSentence(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
