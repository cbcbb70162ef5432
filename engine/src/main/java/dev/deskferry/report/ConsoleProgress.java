package dev.deskferry.report;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows progress on a stream: bars that redraw themselves on a terminal, otherwise one plain line
 * per running task every ten seconds and one when it ends.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {

  private static final Duration SCREEN_PERIOD = Duration.ofMillis(200);
  private static final Duration LINE_PERIOD = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean terminal;
  private final Clock clock;
  private final Map<String, TaskMeter> meters = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final ScheduledExecutorService ticker;
  private int drawnLines;

  private ConsoleProgress(PrintStream out, boolean terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts showing.
   *
   * @param terminal whether {@code out} understands cursor movement
   */
  public static ConsoleProgress start(PrintStream out, boolean terminal, Clock clock) {
    ConsoleProgress progress = new ConsoleProgress(out, terminal, clock);
    long period = (terminal ? SCREEN_PERIOD : LINE_PERIOD).toMillis();
    var unused =
        progress.ticker.scheduleAtFixedRate(progress::tick, period, period, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public synchronized void task(String objectType, String phase, OptionalLong total) {
    TaskMeter known = meters.get(objectType);
    if (known != null && known.isRunning()) {
      known.total(total);
    } else {
      meters.put(objectType, new TaskMeter(phase, objectType, total, clock.instant()));
    }
  }

  @Override
  public void count(String objectType, String counter, long delta) {
    TaskMeter meter = meter(objectType);
    if (meter != null) {
      meter.add(counter, delta);
    }
  }

  @Override
  public synchronized void stands(String objectType, Map<String, Long> counts) {
    TaskMeter meter = meters.get(objectType);
    if (meter != null && meter.isRunning()) {
      meter.stand(counts);
    }
  }

  @Override
  public synchronized void done(String objectType, String state) {
    TaskMeter meter = meters.get(objectType);
    if (meter == null || !meter.isRunning()) {
      return;
    }
    meter.finish(state, clock.instant());
    if (!terminal) {
      out.println(meter.line(clock.instant()));
    }
  }

  @Override
  public synchronized void note(String line) {
    if (terminal) {
      notes.add(line);
    } else {
      out.println(line);
    }
  }

  /** Draws the last state and stops. */
  @Override
  public void close() {
    ticker.shutdownNow();
    if (terminal) {
      draw();
    }
  }

  private synchronized @org.jspecify.annotations.Nullable TaskMeter meter(String objectType) {
    return meters.get(objectType);
  }

  private void tick() {
    if (terminal) {
      draw();
    } else {
      printRunning();
    }
  }

  private synchronized void printRunning() {
    meters.values().stream()
        .filter(TaskMeter::isRunning)
        .forEach(meter -> out.println(meter.line(clock.instant())));
  }

  private synchronized void draw() {
    StringBuilder frame = new StringBuilder();
    if (drawnLines > 0) {
      frame.append("\u001b[").append(drawnLines).append("A");
    }
    for (String note : notes) {
      frame.append("\u001b[2K").append(note).append('\n');
    }
    notes.clear();
    for (TaskMeter meter : meters.values()) {
      frame.append("\u001b[2K").append(meter.bar(clock.instant())).append('\n');
    }
    drawnLines = meters.size();
    out.print(frame);
    out.flush();
  }
}
