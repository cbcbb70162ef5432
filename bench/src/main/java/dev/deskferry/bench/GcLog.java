package dev.deskferry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process had in its heap after each collection. */
record GcLog(List<Collection> collections) {

  private static final Pattern LINE =
      Pattern.compile("\\[([0-9.]+)s].* Pause (\\w+) .*?[0-9]+M->([0-9]+)M\\(.*");

  /**
   * A collection.
   *
   * @param second of the process
   * @param megabytes in use after it
   */
  record Collection(double second, boolean isFull, long megabytes) {}

  /** The options of a JVM that writes such a log. */
  static List<String> flags(Path file) {
    return List.of("-Xlog:gc:file=" + file + ":uptime:filecount=0");
  }

  static GcLog read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return of(lines.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GcLog of(List<String> lines) {
    List<Collection> collections = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        collections.add(
            new Collection(
                Double.parseDouble(matcher.group(1)),
                matcher.group(2).equals("Full"),
                Long.parseLong(matcher.group(3))));
      }
    }
    return new GcLog(collections);
  }

  /** Those between two seconds of the process. */
  GcLog between(double from, double until) {
    return new GcLog(
        collections.stream()
            .filter(each -> each.second() >= from && each.second() < until)
            .toList());
  }

  /** The second of the last one. */
  double end() {
    return collections.isEmpty() ? 0 : collections.get(collections.size() - 1).second();
  }

  double mean() {
    return collections.stream().mapToLong(Collection::megabytes).average().orElse(0);
  }

  /** Only those that collected all of the heap. */
  GcLog full() {
    return new GcLog(collections.stream().filter(Collection::isFull).toList());
  }

  long largest() {
    return collections.stream().mapToLong(Collection::megabytes).max().orElse(0);
  }
}
