package dev.deskferry.zendesk;

import dev.deskferry.http.HttpDate;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A reply without its body.
 *
 * @param path of the request, without query
 * @param headers names in lower case
 * @param size bytes of the body
 */
public record ReplyHead(String path, int status, Map<String, String> headers, long size) {

  public ReplyHead {
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    it -> it.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> b));
  }

  /** A header by its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** What time it is at the source; empty when the reply does not say. */
  public Optional<Instant> date() {
    return header("date").flatMap(HttpDate::parse);
  }

  /** {@code /api/v2/groups answered 502 (text/html, 1234 bytes)}: all that a message may show. */
  public String describe() {
    return "%s answered %d (%s, %d bytes)"
        .formatted(
            path,
            status,
            header("content-type").map(ReplyHead::mediaType).orElse("no content type"),
            size);
  }

  private static String mediaType(String contentType) {
    String type = contentType.split(";", 2)[0].strip();
    return type.matches("[\\w.+/-]{1,60}") ? type : "odd content type";
  }
}
