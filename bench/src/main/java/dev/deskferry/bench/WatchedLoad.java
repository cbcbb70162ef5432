package dev.deskferry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A load by several nodes that is watched while it is steady, and then stopped.
 *
 * @param ferry of all nodes
 * @param warmUp from the first batch until watching begins
 * @param length how long it is watched
 */
record WatchedLoad(Ferry ferry, StandIns target, int nodes, Duration warmUp, Duration length) {

  /**
   * What was seen.
   *
   * @param recordsPerSecond while watched
   * @param requests from the beginning of the load to the end of watching
   */
  record Seen(double recordsPerSecond, RequestCounts requests) {}

  /** Runs it; the meter looks while it is watched. */
  Seen run(WindowMeter meter) {
    List<Child> processes = new ArrayList<>();
    try {
      for (int number = 2; number <= nodes; number++) {
        processes.add(ferry.node(List.of(), number));
      }
      Child load = ferry.start(Account.load());
      processes.add(load);
      Watch watch = new Watch("load on " + nodes + (nodes == 1 ? " node" : " nodes"), load);
      watch.awaitFirst(() -> target.hubspotRequests().created(), warmUp);
      double before = ferry.staging().loaded();
      Duration watched = watch.measure(meter, length);
      double records = ferry.staging().loaded() - before;
      if (watched.compareTo(length.dividedBy(2)) < 0) {
        throw new IllegalStateException(
            "the load was done after %s, expected %s; give it more --tickets"
                .formatted(watched, length));
      }
      return new Seen(1e3 * records / watched.toMillis(), target.hubspotRequests());
    } finally {
      processes.forEach(Child::close);
    }
  }
}
