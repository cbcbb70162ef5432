package dev.deskferry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program of this build in a process of its own. */
final class Child implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a main class with a heap of so many megabytes. */
  static Child start(
      String mainClass, int heapMegabytes, Map<String, String> environment, String... arguments) {
    List<String> command = java(heapMegabytes, "-XX:TieredStopAtLevel=1");
    command.add(mainClass);
    command.addAll(List.of(arguments));
    return start(command, environment);
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
    return start(command, Map.of());
  }

  private static List<String> java(int heapMegabytes, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseParallelGC");
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  private static Child start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
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
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a verb to its end and says how long that took, start of the JVM included. */
  static Duration verb(int heapMegabytes, Map<String, String> environment, String... arguments) {
    long begin = System.nanoTime();
    try (Child child =
        start("dev.deskferry.app.Deskferry", heapMegabytes, environment, arguments)) {
      String printed = String.join("\n", child.output.lines().toList());
      int exitCode = child.process.waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException(
            String.join(" ", arguments) + " ended with code " + exitCode + ":\n" + printed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
