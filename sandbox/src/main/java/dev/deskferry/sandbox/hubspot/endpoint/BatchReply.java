package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The envelope of batch replies. Real error items carry neither {@code errors} nor links. */
final class BatchReply {

  private BatchReply() {}

  /** Writes the elements of {@code results}. */
  @FunctionalInterface
  interface Results {
    void write(com.fasterxml.jackson.core.JsonGenerator generator) throws IOException;
  }

  /** A batch reply whose results are whole already; the status as in the other one. */
  static Reply of(int status, Instant now, List<Fault> errors, List<ObjectNode> results) {
    return of(
        status,
        now,
        errors,
        generator -> {
          for (ObjectNode result : results) {
            Json.MAPPER.writeTree(generator, result);
          }
        });
  }

  /**
   * A batch reply.
   *
   * @param status when nothing failed; with errors it is 207
   */
  static Reply of(int status, Instant now, List<Fault> errors, Results results) {
    return Json.reply(
        errors.isEmpty() ? status : 207,
        generator -> {
          generator.writeStartObject();
          generator.writeStringField("completedAt", now.plusMillis(12).toString());
          generator.writeStringField("status", "COMPLETE");
          generator.writeStringField("startedAt", now.toString());
          generator.writeArrayFieldStart("results");
          results.write(generator);
          generator.writeEndArray();
          if (!errors.isEmpty()) {
            generator.writeArrayFieldStart("errors");
            for (Fault error : errors) {
              Json.MAPPER.writeTree(generator, error.item());
            }
            generator.writeEndArray();
            generator.writeNumberField("numErrors", errors.size());
          }
          generator.writeEndObject();
        });
  }
}
