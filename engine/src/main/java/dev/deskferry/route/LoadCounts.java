package dev.deskferry.route;

import dev.deskferry.load.Draft;
import java.util.concurrent.atomic.AtomicLong;

/** What a partition counted without sending anything. Safe from many threads. */
final class LoadCounts {

  final AtomicLong records = new AtomicLong();
  final AtomicLong unchanged = new AtomicLong();
  final AtomicLong skipped = new AtomicLong();
  final AtomicLong rejected = new AtomicLong();

  void add(LoadChunk chunk) {
    records.addAndGet(chunk.drafts().size());
    unchanged.addAndGet(count(chunk, Draft.Settled.Kind.UNCHANGED, ""));
    skipped.addAndGet(count(chunk, Draft.Settled.Kind.SKIPPED, "skipped"));
    rejected.addAndGet(count(chunk, Draft.Settled.Kind.REJECTED, "rejected"));
  }

  static long count(LoadChunk chunk, Draft.Settled.Kind kind, String state) {
    return chunk.drafts().stream()
        .filter(
            draft ->
                (draft instanceof Draft.Settled settled
                        && settled.kind() == kind
                        && !chunk.counted().contains(settled.sourceId()))
                    || (draft instanceof Draft.Answer answer && answer.state().equals(state)))
        .count();
  }
}
