package dev.deskferry.load;

import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts HubSpot records into the recycle bin: {@code batch/archive}, at most 100 a request, answered
 * with 204 ("CRM objects", archive a batch, read 2026-11-22). Repeating is harmless, and a record
 * that is gone already is as good as archived. For one thread.
 */
public final class ArchiveConversation {

  /** Records HubSpot takes in one request. */
  public static final int MAX_RECORDS = 100;

  private final String target;
  private final HubSpotPaths paths;
  private final Deque<List<String>> open = new ArrayDeque<>();
  private final Map<String, ErrorBody> refusals = new LinkedHashMap<>();
  private List<String> current = List.of();

  /**
   * @param hubspotIds at most {@link #MAX_RECORDS}; doubles are sent once
   */
  public ArchiveConversation(String target, HubSpotPaths paths, Collection<String> hubspotIds) {
    this.target = target;
    this.paths = paths;
    open.add(hubspotIds.stream().distinct().toList());
  }

  /** The next request; empty when every record is gone or refused. */
  public Optional<HubSpotRequest> next() {
    List<String> ids = open.poll();
    if (ids == null || ids.isEmpty()) {
      return Optional.empty();
    }
    current = ids;
    return Optional.of(
        new HubSpotRequest(
            "POST",
            paths.batch(target, "archive"),
            BatchBody.archive(ids),
            HubSpotRequest.Bucket.BURST,
            true));
  }

  /** Reads the reply to the last {@link #next()}. */
  public void accept(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      answered
          .body()
          .path("errors")
          .forEach(item -> note(ErrorBody.of(item).orCorrelation(answered.correlationId())));
    } else if (verdict instanceof Verdict.Refused refused) {
      refused(refused);
    } else {
      throw new IllegalArgumentException("not an answer: " + verdict);
    }
  }

  /** Why records were not archived, by HubSpot id; those that are absent here are gone. */
  public Map<String, ErrorBody> refusals() {
    return Map.copyOf(refusals);
  }

  private void refused(Verdict.Refused reply) {
    if (current.size() > 1) {
      open.add(current.subList(0, current.size() / 2));
      open.add(current.subList(current.size() / 2, current.size()));
    } else if (!isGone(reply.error()) && reply.status() != 404) {
      refusals.put(current.get(0), reply.error());
    }
  }

  private void note(ErrorBody error) {
    if (!isGone(error)) {
      error.context().getOrDefault("ids", List.of()).stream()
          .filter(current::contains)
          .forEach(id -> refusals.put(id, error));
    }
  }

  private static boolean isGone(ErrorBody error) {
    return error.category().equals("OBJECT_NOT_FOUND");
  }
}
