package dev.deskferry.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One verb in a process of its own, as an operator runs it; closing it kills the process. */
final class DeskferryProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path output;

  private DeskferryProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  record Result(int exitCode, String output) {}

  /**
   * Starts a verb with these variables on top of an environment that knows nothing of Deskferry.
   */
  static DeskferryProcess start(Map<String, String> environment, String... arguments) {
    List<String> command = SharedClasses.command();
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("deskferry-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(STAGING|ZENDESK|HUBSPOT|DESKFERRY)_.*"));
      builder.environment().putAll(environment);
      return new DeskferryProcess(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a verb to its end. */
  static Result run(Map<String, String> environment, String... arguments) {
    try (DeskferryProcess process = start(environment, arguments)) {
      return process.await();
    }
  }

  /** Waits for the end. */
  Result await() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + PATIENCE + ":\n" + output());
      }
      return new Result(process.exitValue(), output());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Waits for the end, however long that takes. */
  void awaitEnd() {
    process.onExit().join();
  }

  /** Of a process that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** Sends a signal, such as {@code STOP}; false when it could not be sent. */
  boolean signal(String name) {
    try {
      return new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL: no handler, no shutdown hook, no goodbye. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** What it has printed so far. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies what it has printed so far. */
  void keepOutput(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.copy(output, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
