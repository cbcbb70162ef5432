package dev.deskferry.extract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lists paged by cursor: {@code page[size]}, {@code page[after]}; {@code meta.has_more} ends them,
 * and {@code links.next} is not asked since it may be there on the last page
 * (developer.zendesk.com, pagination, read 2026-11-22). Without {@code page[size]} the source would
 * silently page by offset.
 */
record CursorWalk() implements Walk {

  private static final int SMALLEST_USEFUL = 100;

  @Override
  public Checkpoint resume(Checkpoint stored) {
    return stored.isComplete() ? stored.again() : stored;
  }

  @Override
  public Map<String, String> parameters(Checkpoint checkpoint, int pageSize) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("page[size]", Integer.toString(pageSize > 0 ? pageSize : SMALLEST_USEFUL));
    checkpoint.cursor().ifPresent(cursor -> parameters.put("page[after]", cursor));
    return parameters;
  }

  @Override
  public Step behind(Checkpoint checkpoint, Page page, int pageSize) {
    Envelope envelope = page.envelope();
    if (envelope.hasMore().isEmpty() && envelope.hasNextPage()) {
      throw new NeverEndingWalkException(
          "the reply has next_page but no meta.has_more: this endpoint pages by number; set paging: offset");
    }
    Optional<String> cursor = envelope.listCursor();
    if (envelope.hasMore().orElse(false)) {
      return Step.to(
          cursor
              .map(checkpoint::at)
              .orElseThrow(
                  () ->
                      new NeverEndingWalkException(
                          "the reply has meta.has_more but no meta.after_cursor: there are more pages and no way to ask for them; set paging: offset if the endpoint pages by number")));
    }
    return Step.to(cursor.map(checkpoint::at).orElse(checkpoint).complete());
  }
}
