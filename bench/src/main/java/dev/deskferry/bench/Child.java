package dev.deskferry.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java program of this build in a process of its own. */
final class Child implements AutoCloseable {

  private static final long STOP_SECONDS = 15;

  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * How a program runs.
   *
   * @param heapMegabytes of the heap at most
   * @param flags more options of the JVM; later ones win over those of the launcher
   * @param environment variables beside those of this process
   * @param errors where standard error goes; empty for ours
   */
  record Launch(
      int heapMegabytes,
      List<String> flags,
      Map<String, String> environment,
      Optional<Path> errors) {

    static Launch withHeap(int heapMegabytes) {
      return new Launch(heapMegabytes, List.of(), Map.of(), Optional.empty());
    }
  }

  /** Starts a main class as the launcher does, on the first compiler. */
  static Child start(Launch launch, String mainClass, List<String> arguments) {
    List<String> command = java(launch.heapMegabytes());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(launch.flags());
    command.add(mainClass);
    command.addAll(arguments);
    return start(command, launch);
  }

  /**
   * Starts a main class on one core only, with both compilers: for what serves long. Needs Linux'
   * {@code taskset}.
   */
  static Child onCore(int core, String mainClass, int heapMegabytes, String... arguments) {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
    command.addAll(java(heapMegabytes));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    return start(command, Launch.withHeap(heapMegabytes));
  }

  private static List<String> java(int heapMegabytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseParallelGC");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  private static Child start(List<String> command, Launch launch) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(
        launch
            .errors()
            .map(Path::toFile)
            .map((File file) -> ProcessBuilder.Redirect.appendTo(file))
            .orElse(ProcessBuilder.Redirect.INHERIT));
    builder.environment().putAll(launch.environment());
    try {
      return new Child(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the process. */
  long pid() {
    return process.pid();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** The next line it prints; fails when it has ended instead. */
  String line() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("the process ended with code " + process.waitFor());
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits for its end; fails with what it printed when its code is not 0. */
  void awaitSuccess(String what) {
    String printed = String.join("\n", output.lines().toList());
    try {
      int exitCode = process.waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException(what + " ended with code " + exitCode + ":\n" + printed);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Asks it to end, and kills it when it has not done so within fifteen seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(cause);
  }
}
