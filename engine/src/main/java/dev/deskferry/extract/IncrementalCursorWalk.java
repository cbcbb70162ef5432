package dev.deskferry.extract;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /incremental/…/cursor}: {@code start_time} on the first call, {@code cursor} afterwards.
 * The cursor is kept at the end of the stream too, since it is the start of the next delta
 * (developer.zendesk.com, incremental_exports, read 2026-11-22).
 */
record IncrementalCursorWalk() implements Walk {

  @Override
  public Checkpoint resume(Checkpoint stored) {
    return new Checkpoint(stored.startTime(), stored.cursor(), 1, 0, false);
  }

  @Override
  public Map<String, String> parameters(Checkpoint checkpoint, int pageSize) {
    Map<String, String> parameters = new LinkedHashMap<>();
    checkpoint
        .cursor()
        .ifPresentOrElse(
            cursor -> parameters.put("cursor", cursor),
            () -> parameters.put("start_time", Long.toString(checkpoint.startTime())));
    if (pageSize > 0) {
      parameters.put("per_page", Integer.toString(pageSize));
    }
    return parameters;
  }

  @Override
  public Step behind(Checkpoint checkpoint, Page page, int pageSize) {
    Envelope envelope = page.envelope();
    Checkpoint next = envelope.afterCursor().map(checkpoint::at).orElse(checkpoint);
    boolean isEnd = envelope.isEndOfStream().orElse(envelope.afterCursor().isEmpty());
    return Step.to(isEnd ? next.complete() : next);
  }
}
