package dev.deskferry.cluster;

import dev.deskferry.run.LiveCounters;

/** Counts in the memory of all nodes, each of which has the whole. */
final class ClusterCounters implements LiveCounters {

  private final Seat seat;
  private final LiveCounters own = LiveCounters.local();

  ClusterCounters(Seat seat) {
    this.seat = seat;
  }

  @Override
  public void add(long runId, String objectType, String counter, long count) {
    own.add(runId, objectType, counter, count);
    String name = LiveCounters.name(runId, objectType, counter);
    seat.ask(current -> current.getPNCounter(name).addAndGet(count), 0L);
  }

  @Override
  public long total(long runId, String objectType, String counter) {
    String name = LiveCounters.name(runId, objectType, counter);
    long alone = own.total(runId, objectType, counter);
    return seat.ask(current -> Math.max(alone, current.getPNCounter(name).get()), alone);
  }
}
