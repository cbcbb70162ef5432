package dev.deskferry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has a process collect all of its heap every five seconds ({@code jcmd GC.run}), so that its log
 * tells what is alive in it. After the collections that it makes by itself the old generation still
 * holds what is dead, more and more until it is full.
 */
final class HeapSweep implements AutoCloseable {

  private static final long EVERY_SECONDS = 5;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(HeapSweep::daemon);

  private HeapSweep(Child process) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    ProcessBuilder builder = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    var unused =
        clock.scheduleWithFixedDelay(
            () -> run(builder), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Begins with it; ends when it is closed. */
  static HeapSweep of(Child process) {
    return new HeapSweep(process);
  }

  private static void run(ProcessBuilder builder) {
    try {
      var unused = builder.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "heap-sweep");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
