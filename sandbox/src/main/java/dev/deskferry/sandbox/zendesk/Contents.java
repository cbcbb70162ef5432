package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of attachments: as many as {@code size} says, the same each time. */
final class Contents {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] PDF = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);

  private Contents() {}

  /** The bytes of an attachment in API shape. */
  static byte[] of(JsonNode attachment) {
    byte[] content = new byte[attachment.path("size").asInt(0)];
    byte[] line =
        ("attachment " + attachment.path("id").asLong() + " of the sandbox\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int start = 0; start < content.length; start += line.length) {
      System.arraycopy(line, 0, content, start, Math.min(line.length, content.length - start));
    }
    byte[] magic =
        switch (attachment.path("content_type").asText("")) {
          case "image/png" -> PNG;
          case "application/pdf" -> PDF;
          default -> new byte[0];
        };
    byte[] fitting = Arrays.copyOf(magic, Math.min(magic.length, content.length));
    System.arraycopy(fitting, 0, content, 0, fitting.length);
    return content;
  }
}
