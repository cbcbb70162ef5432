package dev.deskferry.sandbox.data.generated;

/**
 * How large the account is and which ids its records have: 1 ticket to 0.6 users to 0.1
 * organizations. Ids have the sizes of real ones: small and with gaps for tickets, twelve to
 * fourteen digits elsewhere, a few just below 2^53.
 *
 * @param seed of everything
 * @param tickets how many
 */
record Scale(long seed, int tickets) {

  /** The first ticket was created here: 2019-01-07T08:00:00Z. */
  static final long START = 1_546_848_000L;

  /** Nothing happened after this: 2025-12-29T18:00:00Z. */
  static final long END = 1_767_031_200L;

  /** Where url fields of records point. */
  static final String URL = "https://deskferry-sandbox.zendesk.com/api/v2/";

  private static final int HUGE_IDS = 3;
  private static final long LARGEST_ID = (1L << 53) - 1;

  int agents() {
    return Math.max(6, Math.min(200, tickets / 400));
  }

  int users() {
    return Math.max(agents() + 12, (int) (tickets * 6L / 10));
  }

  int organizations() {
    return Math.max(4, tickets / 10);
  }

  static long ticketId(int index) {
    return index + index / 17 + 1L;
  }

  static long organizationId(int index) {
    return 360_000_114_213L + index * 7_919L;
  }

  long userId(int index) {
    int fromEnd = users() - 1 - index;
    return fromEnd < HUGE_IDS ? LARGEST_ID - fromEnd : 13_400_271_828_182L + index * 1_048_583L;
  }

  static long auditBase(int ticketIndex) {
    return 20_000_000_000_000L + ticketIndex * 131_072L;
  }

  /** The index of the ticket to which an audit or comment id belongs, -1 for none. */
  static int ticketOfAudit(long id) {
    long index = (id - 20_000_000_000_000L) / 131_072L;
    return id < 20_000_000_000_000L || index > Integer.MAX_VALUE ? -1 : (int) index;
  }

  static long groupId(int index) {
    return 360_004_077_720L + index * 20L;
  }

  static long brandId(int index) {
    return 360_000_785_640L + index * 20L;
  }

  static long formId(int index) {
    return 360_000_417_171L + index * 20L;
  }

  static long statusId(int index) {
    return 1_500_000_741_501L + index;
  }

  static long ratingId(int ticketIndex) {
    return 8_200_000_000_000L + ticketIndex * 3L;
  }

  /** When the ticket of an index was created: evenly over the years, growing with the index. */
  long ticketCreatedAt(int index) {
    long span = END - START - 86_400;
    long slot = Math.max(1, span / Math.max(1, tickets));
    return START
        + index * (span / Math.max(1, tickets))
        + dice(Stream.TICKET, index).below(1, slot);
  }

  Dice dice(Stream stream, long index) {
    return new Dice(seed, stream.ordinal(), index);
  }

  /** What is generated. */
  enum Stream {
    TICKET,
    COMMENT,
    USER,
    ORGANIZATION,
    FIELD,
    MEMBERSHIP,
    BLOCK,
    ARTICLE,
    CUSTOM_RECORD,
    SURVEY,
    SIDE_CONVERSATION
  }
}
