package dev.deskferry.zendesk;

import java.time.Duration;
import java.util.Optional;

/** What a reply means for the one who asked. */
public sealed interface Verdict {

  /** The body is what was asked for. */
  record Accepted() implements Verdict {}

  /**
   * Ask again.
   *
   * @param asked what the reply itself asks for; empty to wait as long as the attempt's turn says
   * @param isRateLimit the budget was exceeded; such repeats do not count as failed attempts
   * @param isHeavy a smaller page may pass
   * @param reason for messages
   */
  record Again(Optional<Duration> asked, boolean isRateLimit, boolean isHeavy, String reason)
      implements Verdict {}

  /** The walk is at the source's live edge: nothing newer can be asked for yet. */
  record EndOfStream() implements Verdict {}

  /** This one record is gone, or closed to us; its neighbours are not. */
  record Gone(String reason) implements Verdict {}

  /** The account's plan, or the user's role, does not have this endpoint. */
  record NotAvailable(String reason) implements Verdict {}

  /** The credentials are refused; a fresh token may pass. */
  record Unauthorized(String reason) implements Verdict {}

  /**
   * Asking again cannot help.
   *
   * @param isForAll every other request would be refused as well
   */
  record Refused(String reason, boolean isForAll) implements Verdict {

    /** A refusal of this one request. */
    public Refused(String reason) {
      this(reason, false);
    }
  }
}
