package dev.deskferry.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the meaning of a status, its headers and its error body. The rules are those seen in
 * practice: 409 on reads (singer-io/tap-zendesk 1.7.5), 423 under maintenance (support.zendesk.com
 * 9226000668186), 500, 502, 503, 504, 520, 524 (tap-zendesk 1.7.2, 2.0.1), 429 with text or JSON
 * (developer.zendesk.com, best practices for avoiding rate limiting). What else the front door or
 * the server itself fails by (408, 425, 521 to 530) passes as well; 501 is an answer.
 */
public final class ReplyClassifier {

  private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425);
  private static final Set<Integer> HEAVY = Set.of(502, 504, 524);
  private static final Duration RECENT = Duration.ofMinutes(10);

  private final RequestKind kind;
  private final ZendeskCredentials credentials;

  /** A classifier for the replies to one kind of request. */
  public ReplyClassifier(RequestKind kind, ZendeskCredentials credentials) {
    this.kind = kind;
    this.credentials = credentials;
  }

  /** The meaning of a reply; never shows more of its body than an error code. */
  public Verdict classify(ReplyHead head, byte[] body) {
    int status = head.status();
    if (status == 200) {
      return accepted(head, body);
    }
    if (status == 429) {
      return new Verdict.Again(RetryAfter.of(head), true, false, says(head, body));
    }
    if (mayPass(status)) {
      return new Verdict.Again(
          RetryAfter.of(head), false, HEAVY.contains(status), says(head, body));
    }
    return switch (status) {
      case 401 ->
          new Verdict.Unauthorized(
              "%s: the credentials are refused; check %s, or mint a new token"
                  .formatted(says(head, body), credentials.settings()));
      case 403 -> forbidden(head, body);
      case 404 -> notFound(head, body);
      case 422 ->
          kind.startTime().isPresent()
              ? tooRecent(head, body, Instant.ofEpochSecond(kind.startTime().getAsLong()))
              : new Verdict.Refused(says(head, body));
      case 301, 302, 303, 307, 308 ->
          new Verdict.Refused(
              head.describe()
                  + ": a redirect; ZENDESK_URL must be the account's own address, such as https://example.zendesk.com",
              true);
      default -> new Verdict.Refused(says(head, body));
    };
  }

  private static boolean mayPass(int status) {
    return PASSING.contains(status) || (status >= 500 && status != 501);
  }

  private static Verdict accepted(ReplyHead head, byte[] body) {
    boolean isObject = firstByte(body) == '{';
    if (isObject) {
      return new Verdict.Accepted();
    }
    return new Verdict.Again(
        Optional.empty(),
        false,
        false,
        head.describe() + ", which is not JSON; expected a JSON object; check ZENDESK_URL");
  }

  private Verdict forbidden(ReplyHead head, byte[] body) {
    if (ErrorCode.isMissingScope(body)) {
      return new Verdict.Refused(
          "%s: the token lacks a scope; expected \"read\"; check %s"
              .formatted(says(head, body), credentials.settings()),
          true);
    }
    if (kind.isSingleRecord()) {
      return new Verdict.Gone(says(head, body));
    }
    return kind.isRequired()
        ? new Verdict.Refused(
            "%s: the user may not read this; expected an administrator; check %s"
                .formatted(says(head, body), credentials.settings()))
        : new Verdict.NotAvailable(says(head, body) + ": not on this plan, or not for this role");
  }

  private Verdict notFound(ReplyHead head, byte[] body) {
    if (kind.isSingleRecord()) {
      return new Verdict.Gone(says(head, body));
    }
    return kind.isRequired()
        ? new Verdict.Refused(
            says(head, body)
                + ": no such endpoint; check ZENDESK_URL and the path in the source file")
        : new Verdict.NotAvailable(says(head, body) + ": not on this plan");
  }

  private static Verdict tooRecent(ReplyHead head, byte[] body, Instant startTime) {
    Instant now = head.date().orElseGet(Instant::now);
    if (startTime.isAfter(now.plus(RECENT))) {
      return new Verdict.Refused(
          "%s: start_time %s lies in the future; expected one before %s; correct extract.start_time in the migration file"
              .formatted(says(head, body), startTime, now));
    }
    return startTime.isBefore(now.minus(RECENT))
        ? new Verdict.Refused(
            "%s: start_time %s is not too recent at %s, so this is not the end"
                .formatted(says(head, body), startTime, now))
        : new Verdict.EndOfStream();
  }

  private static String says(ReplyHead head, byte[] body) {
    String code = ErrorCode.of(body);
    return code.isEmpty() ? head.describe() : head.describe() + ", error \"" + code + "\"";
  }

  private static int firstByte(byte[] body) {
    for (byte each : body) {
      if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
        return each;
      }
    }
    return -1;
  }

  /** Waits that a reply asks for. */
  static final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** {@code Retry-After} in seconds; empty when absent or no number. */
    static Optional<Duration> of(ReplyHead head) {
      return head.header("retry-after")
          .map(String::strip)
          .filter(text -> text.matches("[0-9]{1,6}(\\.[0-9]+)?"))
          .map(text -> Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)))
          .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
  }
}
