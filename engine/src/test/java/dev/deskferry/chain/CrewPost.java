package dev.deskferry.chain;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One verb that is kept running as a service manager would: it is started again after a while, a
 * longer one if it never came to work, when it ended otherwise than with exit code 0. Nothing else
 * is ever done to it but signals.
 */
final class CrewPost implements AutoCloseable {

  private static final Duration RESTART = Duration.ofSeconds(2);
  private static final Duration RESTART_OF_SHORT_LIVES = Duration.ofSeconds(8);
  private static final Pattern AT_WORK = Pattern.compile("(?m)^(node .*: ready|extract |load )");

  private final Map<String, String> environment;
  private final CrewLog log;
  private final String[] verb;
  private final Thread keeper;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private long begun;
  private boolean isStruck;
  private @Nullable DeskferryProcess current;
  private String lastOutput = "";

  CrewPost(Map<String, String> environment, CrewLog log, String... verb) {
    this.environment = environment;
    this.log = log;
    this.verb = verb;
    this.keeper = new Thread(this::keep, String.join(" ", verb));
    keeper.setDaemon(true);
    keeper.start();
  }

  private void keep() {
    boolean isDone = false;
    while (!isDone && !isOver.get()) {
      DeskferryProcess process = begin();
      process.awaitEnd();
      isDone = process.exitCode() == 0;
      end(process);
      if (!isDone && !isOver.get()) {
        boolean wasShort = !AT_WORK.matcher(lastOutput()).find();
        LockSupport.parkNanos((wasShort ? RESTART_OF_SHORT_LIVES : RESTART).toNanos());
      }
    }
  }

  private synchronized DeskferryProcess begin() {
    DeskferryProcess process = DeskferryProcess.start(environment, verb);
    current = process;
    isStruck = false;
    begun = System.nanoTime();
    if (isOver.get()) {
      process.kill();
    }
    return process;
  }

  private synchronized void end(DeskferryProcess process) {
    lastOutput = process.output();
    boolean isExpected = process.exitCode() == 0 || isStruck || isOver.get();
    log.ended(
        new CrewLog.End(
            String.join(" ", verb),
            process,
            isExpected,
            AT_WORK.matcher(lastOutput).find(),
            begun));
    process.close();
    current = null;
  }

  String name() {
    return verb[0];
  }

  /** What the verb printed when it ended last. */
  synchronized String lastOutput() {
    return lastOutput;
  }

  /** What it says now. */
  synchronized String output() {
    DeskferryProcess process = current;
    return process == null ? "" : process.output();
  }

  /** Whether it has begun to work, however long a machine under load takes for that. */
  synchronized boolean isAtWork() {
    DeskferryProcess process = current;
    return process != null && process.isAlive() && AT_WORK.matcher(process.output()).find();
  }

  /** SIGKILL; false when there was nothing to kill. */
  synchronized boolean kill() {
    DeskferryProcess process = current;
    if (process == null || !process.isAlive()) {
      return false;
    }
    isStruck = true;
    process.signal("KILL");
    return true;
  }

  /** SIGSTOP or SIGCONT; the process may be another one meanwhile, to which both are harmless. */
  synchronized boolean signal(String name) {
    DeskferryProcess process = current;
    return process != null && process.isAlive() && process.signal(name);
  }

  /** Waits until the verb has done its work. */
  boolean awaitDone(Duration atMost) {
    try {
      keeper.join(atMost.toMillis());
      return !keeper.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    isOver.set(true);
    kill();
    LockSupport.unpark(keeper);
    awaitDone(Duration.ofMinutes(1));
  }
}
