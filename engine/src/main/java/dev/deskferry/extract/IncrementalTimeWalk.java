package dev.deskferry.extract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /incremental/…} by time: the next call uses {@code start_time = end_time}, so the boundary
 * second comes twice. When a whole page shares one second, {@code end_time} stays pinned and {@code
 * next_page} repeats for ever; then we step one second on and say so
 * (zendesk/zendesk_api_client_rb#168, facetoe/zenpy#451).
 */
record IncrementalTimeWalk() implements Walk {

  @Override
  public Checkpoint resume(Checkpoint stored) {
    return stored.again();
  }

  @Override
  public Map<String, String> parameters(Checkpoint checkpoint, int pageSize) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("start_time", Long.toString(checkpoint.startTime()));
    if (pageSize > 0) {
      parameters.put("per_page", Integer.toString(pageSize));
    }
    return parameters;
  }

  @Override
  public Step behind(Checkpoint checkpoint, Page page, int pageSize) {
    Envelope envelope = page.envelope();
    if (envelope.endTime().isEmpty()) {
      return Step.to(checkpoint.complete());
    }
    long endTime = Math.max(checkpoint.startTime(), envelope.endTime().getAsLong());
    Checkpoint next = checkpoint.atTime(endTime);
    boolean isFull = pageSize > 0 && page.listedCount() >= pageSize;
    if (envelope.isEndOfStream().orElse(!isFull)) {
      return Step.to(next.complete());
    }
    if (endTime > checkpoint.startTime()) {
      return Step.to(next);
    }
    if (!isFull) {
      return Step.to(next.complete());
    }
    return new Step(
        checkpoint.atTime(endTime + 1),
        Optional.of(
            "second %d holds a full page of %d records and may hold more that the source cannot send"
                .formatted(endTime, page.listedCount())));
  }
}
