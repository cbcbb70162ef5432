package dev.deskferry.hubspot;

import dev.deskferry.http.HttpDate;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status HTTP status, or {@link #NEVER_SENT} or {@link #NO_ANSWER}
 * @param headers names in lower case
 * @param body raw bytes, empty when there was none; for the two pseudo statuses the reason as text
 */
public record HubSpotReply(int status, Map<String, String> headers, byte[] body) {

  /** The connection could not be made, so nothing was applied. */
  public static final int NEVER_SENT = -1;

  /** The connection was made and then lost or silent: applied or not, nobody knows. */
  public static final int NO_ANSWER = 0;

  /** A header by its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** What time it was at HubSpot, since the clock of this machine may be hours wrong. */
  public Optional<Instant> date() {
    return header("date").flatMap(HttpDate::parse);
  }
}
