package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists, page by page. Any {@code page[…]} parameter chooses cursors; without one a list is paged
 * by offset, which ends at 100 pages or 10,000 records with a 400.
 */
final class Paging {

  private static final int LAST_PAGE = 100;
  private static final int LAST_RECORD = 10_000;
  private static final Set<String> CURSOR_PARAMETERS =
      Set.of("page[size]", "page[after]", "page[before]");
  private static final Pattern CURSOR =
      Pattern.compile(
          "\\{\"o\":\"id\",\"v\":\"(\\d{1,18})\"(?:,\"t\":(\\d{1,12}))?,\"e\":\"(\\d{6})\"\\}");

  private Paging() {}

  /** One page, by cursor or by offset. */
  static Reply page(Call call, Listing listing) {
    return page(call, listing, body -> {});
  }

  /**
   * One page, by cursor or by offset.
   *
   * @param sideLoads writes further arrays, after the records are written
   */
  static Reply page(Call call, Listing listing, Consumer<JsonBody> sideLoads) {
    return page(call, listing, PageRules.LISTS, sideLoads);
  }

  /** The same with pages of other sizes. */
  static Reply page(Call call, Listing listing, PageRules rules, Consumer<JsonBody> sideLoads) {
    return isByCursor(call)
        ? byCursor(call, listing, rules, sideLoads)
        : byOffset(call, listing, rules, sideLoads);
  }

  /** One page of a list that has no offsets, whatever is asked for. */
  static Reply byCursorOnly(Call call, Listing listing, PageRules rules) {
    return byCursor(call, listing, rules, body -> {});
  }

  /** One page if the request asks for one, else everything. */
  static Reply everythingUnlessPaged(Call call, Listing listing) {
    boolean isPaged =
        isByCursor(call)
            || call.parameter("page").isPresent()
            || call.parameter("per_page").isPresent();
    return isPaged ? page(call, listing) : everything(listing);
  }

  /** The whole list of an endpoint that knows no pages, without a word about pages. */
  static Reply unpaged(Listing listing) {
    return write(listing, forward(listing, 0, listing.size()), body -> {}).reply();
  }

  /** The whole list in one reply that looks like the only page. */
  static Reply everything(Listing listing) {
    List<Integer> all = forward(listing, 0, listing.size());
    return write(listing, all, body -> {})
        .putNull("next_page")
        .putNull("previous_page")
        .put("count", all.size())
        .reply();
  }

  /** Whether the request chooses cursors. */
  static boolean isByCursor(Call call) {
    return CURSOR_PARAMETERS.stream().anyMatch(name -> call.parameter(name).isPresent());
  }

  private static Reply byCursor(
      Call call, Listing listing, PageRules rules, Consumer<JsonBody> sideLoads) {
    int size = pageSize(call, rules);
    Optional<Long> after = cursor(call, "page[after]", rules);
    Optional<Long> before = cursor(call, "page[before]", rules);
    if (after.isPresent() && before.isPresent()) {
      throw Errors.invalidPagination("page[after] and page[before] exclude each other");
    }
    boolean isBackward = before.isPresent();
    List<Integer> found =
        isBackward
            ? backward(listing, listing.firstAfter(before.get() - 1) - 1, size + 1)
            : forward(listing, after.map(listing::firstAfter).orElse(0), size + 1);
    boolean hasMore = found.size() > size;
    List<Integer> page = new ArrayList<>(hasMore ? found.subList(0, size) : found);
    if (isBackward) {
      Collections.reverse(page);
    }
    JsonBody body = write(listing, page, sideLoads);
    Optional<String> first = page.isEmpty() ? Optional.empty() : mark(call, listing, page.get(0));
    Optional<String> last =
        page.isEmpty() ? Optional.empty() : mark(call, listing, page.get(page.size() - 1));
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.put("has_more", hasMore);
    meta.put("after_cursor", last.orElse(null));
    meta.put("before_cursor", first.orElse(null));
    ObjectNode links = JsonNodeFactory.instance.objectNode();
    boolean isNextKnown = isBackward || hasMore || call.readings().hasLinkOnLastPage();
    boolean isPreviousKnown = isBackward ? hasMore : after.isPresent();
    links.put(
        "prev",
        isPreviousKnown ? first.map(mark -> link(call, "page[before]", mark)).orElse(null) : null);
    links.put(
        "next",
        isNextKnown ? last.map(mark -> link(call, "page[after]", mark)).orElse(null) : null);
    return body.put("meta", meta).put("links", links).reply();
  }

  private static String link(Call call, String name, String mark) {
    return call.link(Map.of(name, mark), Set.of("page[after]", "page[before]"));
  }

  private static int pageSize(Call call, PageRules rules) {
    long size = call.number("page[size]").orElse((long) rules.usual());
    if (size < 1 || (size > rules.most() && call.readings().refusesLargePages())) {
      throw Errors.invalidPagination("page[size] must be between 1 and " + rules.most());
    }
    return (int) Math.min(size, rules.most());
  }

  private static Optional<Long> cursor(Call call, String name, PageRules rules) {
    return call.parameter(name)
        .map(
            text -> {
              Matcher matcher = CURSOR.matcher(decode(text, name));
              if (!matcher.matches() || !matcher.group(3).equals(call.mark())) {
                throw Errors.invalidPagination(name + " is not valid");
              }
              boolean isTimed = rules.lifeSeconds() > 0 && matcher.group(2) != null;
              if (isTimed && call.now() > Long.parseLong(matcher.group(2)) + rules.lifeSeconds()) {
                throw Errors.expiredCursor();
              }
              return Long.parseLong(matcher.group(1));
            });
  }

  private static String decode(String text, String name) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidPagination(name + " is not valid");
    }
  }

  private static Optional<String> mark(Call call, Listing listing, int position) {
    String json =
        "{\"o\":\"id\",\"v\":\""
            + listing.mark().applyAsLong(position)
            + "\",\"t\":"
            + call.now()
            + ",\"e\":\""
            + call.mark()
            + "\"}";
    return Optional.of(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Reply byOffset(
      Call call, Listing listing, PageRules rules, Consumer<JsonBody> sideLoads) {
    int size = call.perPage(rules.usual(), rules.most());
    long page = Math.max(1, call.number("page").orElse(1L));
    if (page > LAST_PAGE || page * size > LAST_RECORD) {
      throw Errors.paginationDepth();
    }
    int count = listing.count();
    int skipped = (int) (page - 1) * size;
    List<Integer> all = forward(listing, 0, skipped + size);
    List<Integer> positions = all.subList(Math.min(skipped, all.size()), all.size());
    boolean hasNext = skipped + size < count;
    JsonBody body = write(listing, positions, sideLoads);
    body.put("next_page", hasNext ? pageLink(call, page + 1) : null);
    body.put("previous_page", page > 1 ? pageLink(call, page - 1) : null);
    return body.put("count", count).reply();
  }

  private static String pageLink(Call call, long page) {
    return call.link(Map.of("page", String.valueOf(page)), Set.of());
  }

  private static JsonBody write(
      Listing listing, List<Integer> positions, Consumer<JsonBody> sideLoads) {
    JsonBody body = JsonBody.start(1_024 + positions.size() * 2_048);
    body.startArray(listing.key());
    positions.forEach(position -> body.record(listing.record().apply(position)));
    body.endArray();
    sideLoads.accept(body);
    return body;
  }

  private static List<Integer> forward(Listing listing, int from, int limit) {
    List<Integer> found = new ArrayList<>();
    for (int position = from; position < listing.size() && found.size() < limit; position++) {
      if (listing.filter().test(position)) {
        found.add(position);
      }
    }
    return found;
  }

  private static List<Integer> backward(Listing listing, int from, int limit) {
    List<Integer> found = new ArrayList<>();
    for (int position = from; position >= 0 && found.size() < limit; position--) {
      if (listing.filter().test(position)) {
        found.add(position);
      }
    }
    return found;
  }
}
