package dev.deskferry.report;

import dev.deskferry.run.Rates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Passes progress on and measures how fast records go through meanwhile. */
public final class RateMeter implements Progress, Rates {

  private static final Duration RECENT = Duration.ofSeconds(20);
  private static final Duration STEADY = Duration.ofMinutes(5);

  private final Progress progress;
  private final Clock clock;
  private final Map<String, Meter> running = new ConcurrentHashMap<>();

  private record Sample(Instant at, long count) {}

  private static final class Meter {
    private final LongAdder count = new LongAdder();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile OptionalLong expected = OptionalLong.empty();

    Meter(Instant begun) {
      samples.add(new Sample(begun, 0));
    }
  }

  /**
   * A meter before a progress.
   *
   * @param clock the one that {@link #sample} is asked by
   */
  public RateMeter(Progress progress, Clock clock) {
    this.progress = progress;
    this.clock = clock;
  }

  @Override
  public void run(long runId) {
    progress.run(runId);
  }

  @Override
  public void stands(String objectType, Map<String, Long> counts) {
    progress.stands(objectType, counts);
  }

  @Override
  public void task(String objectType, String phase, OptionalLong total) {
    Meter meter = running.computeIfAbsent(objectType, type -> new Meter(clock.instant()));
    if (total.isPresent()) {
      meter.expected = total;
    }
    progress.task(objectType, phase, total);
  }

  @Override
  public void count(String objectType, String counter, long delta) {
    Meter meter = running.get(objectType);
    if (meter != null && !counter.equals("associated")) {
      meter.count.add(delta);
    }
    progress.count(objectType, counter, delta);
  }

  @Override
  public void done(String objectType, String state) {
    running.remove(objectType);
    progress.done(objectType, state);
  }

  @Override
  public void note(String line) {
    progress.note(line);
  }

  @Override
  public synchronized Map<String, Rate> sample(Instant now) {
    Map<String, Rate> rates = new LinkedHashMap<>();
    running.forEach((objectType, meter) -> rates.put(objectType, rate(meter, now)));
    return rates;
  }

  private static Rate rate(Meter meter, Instant now) {
    Deque<Sample> samples = meter.samples;
    samples.addLast(new Sample(now, meter.count.sum()));
    while (samples.getFirst().at().isBefore(now.minus(STEADY))) {
      samples.removeFirst();
    }
    Sample recent =
        samples.stream()
            .filter(sample -> !sample.at().isBefore(now.minus(RECENT)))
            .findFirst()
            .orElseThrow();
    return new Rate(
        meter.expected,
        perSecond(recent, samples.getLast()),
        perSecond(samples.getFirst(), samples.getLast()));
  }

  private static double perSecond(Sample from, Sample to) {
    long millis = Duration.between(from.at(), to.at()).toMillis();
    return millis <= 0 ? 0 : (to.count() - from.count()) * 1000.0 / millis;
  }
}
