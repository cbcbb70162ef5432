package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The {@code paging} member of replies (schema {@code ForwardPaging}). */
final class Paging {

  private Paging() {}

  /** Writes where the next page starts; without a path no link, as in search. */
  static void write(JsonGenerator generator, String after, String path) throws IOException {
    generator.writeObjectFieldStart("paging");
    generator.writeObjectFieldStart("next");
    generator.writeStringField("after", after);
    if (!path.isEmpty()) {
      generator.writeStringField("link", "https://api.hubapi.com" + path + "?after=" + after);
    }
    generator.writeEndObject();
    generator.writeEndObject();
  }
}
