package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.List;

/**
 * {@code /search}: the true count, but only the first 1,000 results; {@code /search/export}: all of
 * one type, by cursors that expire after an hour; {@code /search/count}.
 */
final class SearchEndpoints {

  private static final int MOST_RESULTS = 1_000;
  private static final int LARGEST_PAGE = 100;

  private SearchEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.agent("search", Bucket.SEARCH, SearchEndpoints::search),
        Endpoint.agent("search/count", Bucket.SEARCH, SearchEndpoints::count),
        Endpoint.agent("search/export", Bucket.SEARCH_EXPORT, SearchEndpoints::export));
  }

  private static Reply search(Call call) {
    if (Paging.isByCursor(call)) {
      throw Errors.invalidPagination("search has no cursors; use search/export");
    }
    long size = call.perPage(LARGEST_PAGE);
    long page = Math.max(1, call.number("page").orElse(1L));
    if (page * size > MOST_RESULTS) {
      throw Errors.tooManyResults();
    }
    return Paging.page(
        call, SearchQuery.of(call, ""), PageRules.LISTS, body -> body.putNull("facets"));
  }

  private static Reply count(Call call) {
    return JsonBody.start(64).put("count", SearchQuery.of(call, "").count()).reply();
  }

  private static Reply export(Call call) {
    String type =
        call.parameter("filter[type]")
            .orElseThrow(() -> Errors.invalidAttribute("filter[type]", "It is required"));
    return Paging.byCursorOnly(call, SearchQuery.of(call, type), PageRules.SEARCH_EXPORT);
  }
}
