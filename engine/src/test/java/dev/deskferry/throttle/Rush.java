package dev.deskferry.throttle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Senders that always have something to send, on several nodes around one bucket, in steered time.
 * Each spends what it was granted at any moment of its life, and requests travel for a time of
 * their own each.
 */
final class Rush {

  /** A request as the other side sees it. */
  record Arrival(long time, String lane) {}

  private record Sender(long time, int number, String lane, int weight) {}

  private final BucketState state;
  private final Random random;
  private final PriorityQueue<Sender> senders =
      new PriorityQueue<>((a, b) -> Long.compare(a.time(), b.time()));
  private final List<Arrival> arrivals = new ArrayList<>();
  private final long limit;
  private final long windowMillis;
  private final int share;
  private int asked;

  Rush(BucketState state, long limit, long windowMillis, int share, long seed) {
    this.state = state;
    this.limit = limit;
    this.windowMillis = windowMillis;
    this.share = share;
    this.random = new Random(seed);
  }

  /** Senders of a lane that begin at a time. */
  Rush senders(int count, String lane, int weight, long from) {
    for (int i = 0; i < count; i++) {
      senders.add(new Sender(from + random.nextInt(50), i, lane, weight));
    }
    return this;
  }

  /** Lets them send until a time; may be called again with a later one. */
  Rush until(long end) {
    while (!senders.isEmpty() && senders.peek().time() < end) {
      Sender sender = senders.remove();
      long now = sender.time();
      Allowance allowance = allowance(sender.lane(), sender.weight());
      Grant grant = state.take(allowance, 16, 0, new Tick("owner", now, now));
      asked++;
      long next = now + Math.max(1, grant.waitMillis());
      for (int i = 0; i < grant.permits(); i++) {
        long spent = now + random.nextInt((int) allowance.lifeMillis() + 1);
        // Travels for 20 ms, and up to half the slack longer.
        arrivals.add(
            new Arrival(spent + 20 + random.nextInt((int) allowance.lifeMillis()), sender.lane()));
      }
      // Wakes up to 3 ms late, as threads do.
      senders.add(
          new Sender(next + random.nextInt(4), sender.number(), sender.lane(), sender.weight()));
    }
    return this;
  }

  /** The lane has nothing more to send. */
  Rush leave(String lane) {
    senders.removeIf(sender -> sender.lane().equals(lane));
    return this;
  }

  Allowance allowance(String lane, int weight) {
    return new Allowance("b", true, limit, windowMillis, share, lane, weight);
  }

  /** The most that any window of the other side held, to the millisecond. */
  int most() {
    List<Long> times = new ArrayList<>(arrivals.stream().map(Arrival::time).toList());
    Collections.sort(times);
    int first = 0;
    int most = 0;
    for (int i = 0; i < times.size(); i++) {
      while (times.get(first) + windowMillis <= times.get(i)) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  /** Requests that arrived in a span. */
  long arrived(long from, long to) {
    return arrivals.stream().filter(it -> it.time() >= from && it.time() < to).count();
  }

  long arrived(String lane, long from, long to) {
    return arrivals.stream()
        .filter(it -> it.lane().equals(lane) && it.time() >= from && it.time() < to)
        .count();
  }

  int asked() {
    return asked;
  }
}
