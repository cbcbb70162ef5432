package dev.deskferry.sandbox.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.limit.Fill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * What a stand-in was asked and what it answered. Counts are exact and kept for ever, of the first
 * thousands of different paths each by itself; single entries only for the latest {@value
 * #ENTRIES_KEPT} requests, long paths cut and long queries left out, so that the log never grows.
 * Safe for many threads.
 */
public final class RequestLog {

  /** How many single entries are kept. */
  public static final int ENTRIES_KEPT = 20_000;

  /** The path of groups beyond the most that are kept. */
  public static final String OTHER_PATHS = "{other}";

  private static final int GROUPS_KEPT = 5_000;
  private static final int LONGEST_TEXT = 500;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?<=/)(\\d+|[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f-]{32,36})(?=/|\\.|$)"
              + "|(?<=^/attachments/token/)[A-Za-z0-9]+|(?<=^/files/)t\\d+");

  private final Clock clock;
  private final Map<Group, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<Group, LongAdder> bytes = new ConcurrentHashMap<>();
  private final Deque<Entry> latest = new ArrayDeque<>();

  /**
   * Creates an empty log.
   *
   * @param clock gives the time of each entry
   */
  public RequestLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * One request and its answer.
   *
   * @param at when it was answered
   * @param method upper case
   * @param path as sent, without the query
   * @param query decoded parameters
   * @param status HTTP status of the answer
   * @param key name of the credential, never the credential itself; {@code anonymous} for none
   * @param requestBytes size of the request body
   * @param replyBytes size of the answer's body
   */
  public record Entry(
      Instant at,
      String method,
      String path,
      Map<String, List<String>> query,
      int status,
      String key,
      int requestBytes,
      int replyBytes) {}

  /**
   * What requests are counted by.
   *
   * @param method upper case
   * @param path the path with {@code {id}} in the place of every identifier
   * @param status HTTP status
   * @param key name of the credential
   */
  public record Group(String method, String path, int status, String key) {}

  /**
   * Adds one request.
   *
   * @param key name of the credential it was sent with; must not be a secret
   */
  public void record(Request request, Reply reply, String key) {
    Group group = group(request, reply, key);
    counts.computeIfAbsent(group, absent -> new LongAdder()).increment();
    bytes.computeIfAbsent(group, absent -> new LongAdder()).add(reply.body().length);
    Entry entry =
        new Entry(
            clock.instant(),
            request.method(),
            cut(request.path()),
            isLong(request) ? Map.of() : request.query(),
            reply.status(),
            key,
            request.body().length,
            reply.body().length);
    synchronized (latest) {
      latest.addLast(entry);
      if (latest.size() > ENTRIES_KEPT) {
        latest.removeFirst();
      }
    }
  }

  /** The latest entries, oldest first. */
  public List<Entry> entries() {
    synchronized (latest) {
      return new ArrayList<>(latest);
    }
  }

  /** How many requests had this method and a path that begins so, whatever their status. */
  public long count(String method, String pathPrefix) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().method().equals(method))
        .filter(count -> count.getKey().path().startsWith(pathPrefix))
        .mapToLong(count -> count.getValue().sum())
        .sum();
  }

  /** How many requests there were in all. */
  public long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Forgets everything. */
  public void clear() {
    counts.clear();
    bytes.clear();
    synchronized (latest) {
      latest.clear();
    }
  }

  /**
   * The answer to {@code GET /__sandbox/requests}: {@code {"total":N,"requests":[{"method","path",
   * "status","key","count","bytes"}],"windows":[{"name","limit","highest","refused"}]}}, requests
   * ordered by path, method, status and key.
   *
   * @param fills how full each quota became
   */
  public Reply asReply(List<Fill> fills) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("total", total());
    ArrayNode rows = document.putArray("requests");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Group::path)
                    .thenComparing(Group::method)
                    .thenComparingInt(Group::status)
                    .thenComparing(Group::key)))
        .forEach(
            count -> {
              Group group = count.getKey();
              rows.addObject()
                  .put("method", group.method())
                  .put("path", group.path())
                  .put("status", group.status())
                  .put("key", group.key())
                  .put("count", count.getValue().sum())
                  .put("bytes", bytes.getOrDefault(group, new LongAdder()).sum());
            });
    ArrayNode windows = document.putArray("windows");
    for (Fill fill : fills) {
      windows
          .addObject()
          .put("name", fill.name())
          .put("limit", fill.limit())
          .put("highest", fill.highest())
          .put("refused", fill.refused());
    }
    try {
      return Reply.json(200, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Paths that nobody serves may be of any number, so beyond some they count as one. */
  private Group group(Request request, Reply reply, String key) {
    String path = cut(pattern(request.path()));
    Group group = new Group(cut(request.method()), path, reply.status(), key);
    boolean isCounted = counts.size() < GROUPS_KEPT || counts.containsKey(group);
    return isCounted ? group : new Group("any", OTHER_PATHS, reply.status(), key);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  private static boolean isLong(Request request) {
    return request.query().toString().length() > LONGEST_TEXT;
  }

  private static String pattern(String path) {
    return IDENTIFIER.matcher(path).replaceAll("{id}");
  }
}
