package dev.deskferry.sandbox.hubspot.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON in and out. Thread-safe. */
public final class Json {

  /** Shared and never reconfigured. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private static final JsonFactory FACTORY = MAPPER.getFactory();

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

  /** A reply whose body is streamed into memory once. */
  public static Reply reply(int status, Writing writing) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(8192);
        JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      writing.to(generator);
      generator.flush();
      return Reply.json(status, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reply from a tree. */
  public static Reply reply(int status, JsonNode body) {
    return reply(status, generator -> MAPPER.writeTree(generator, body));
  }

  /**
   * Parses a request body.
   *
   * @throws FaultException in HubSpot's words when there is none or it is not JSON
   */
  public static JsonNode parse(byte[] body) {
    if (body.length == 0) {
      throw new FaultException(
          Fault.validation("Invalid JSON input: a request body was expected, but none found"));
    }
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node == null || node.isMissingNode()) {
        throw new FaultException(
            Fault.validation("Invalid JSON input: a request body was expected, but none found"));
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new FaultException(
          Fault.validation(
              "Invalid input JSON on line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
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
