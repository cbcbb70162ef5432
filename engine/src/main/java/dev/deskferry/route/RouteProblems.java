package dev.deskferry.route;

import dev.deskferry.problem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.NoSuchBeanException;
import org.jspecify.annotations.Nullable;

/** Says where in the route files Camel stumbled. */
final class RouteProblems {

  private static final Pattern FILE = Pattern.compile("([\\w.-]+\\.camel\\.yaml)");
  private static final Pattern LINE = Pattern.compile("line[: ]+(\\d+)(?:, column[: ]+(\\d+))?");
  private static final Pattern SOURCE = Pattern.compile("([\\w.-]+\\.camel\\.yaml):(\\d+)");

  private RouteProblems() {}

  /** {@code routes/extract-page.camel.yaml:12:3: what}, as exactly as it can be known. */
  static RouteFileException explain(Exception failure, RuntimeSettings settings) {
    StringBuilder texts = new StringBuilder();
    String reason = "";
    for (@Nullable Throwable each = failure; each != null; each = next(each)) {
      if (each instanceof NoSuchBeanException missing) {
        return missingBean(missing, settings);
      }
      if (each.getMessage() != null) {
        reason = each.getMessage();
        texts.append(reason).append('\n');
      }
    }
    return new RouteFileException(place(texts) + ": " + firstLine(reason), failure);
  }

  /**
   * Where in one file Camel stumbled, and over what.
   *
   * @param reason Camel's own words, one line
   */
  record Place(Location location, String reason) {}

  /** The same for a file that is known; line and column as exactly as Camel tells them. */
  static Place place(Exception failure, String file) {
    StringBuilder texts = new StringBuilder();
    String reason = "";
    for (@Nullable Throwable each = failure; each != null; each = next(each)) {
      if (each.getMessage() != null) {
        reason = each.getMessage();
        texts.append(reason).append('\n');
      }
    }
    Matcher line = LINE.matcher(texts);
    Location location =
        line.find()
            ? new Location(
                file,
                Integer.parseInt(line.group(1)),
                line.group(2) == null ? 1 : Integer.parseInt(line.group(2)))
            : Location.ofFile(file);
    return new Place(location, firstLine(reason));
  }

  private static String place(CharSequence texts) {
    Matcher source = SOURCE.matcher(texts);
    if (source.find()) {
      return "routes/" + source.group();
    }
    Matcher file = FILE.matcher(texts);
    Matcher line = LINE.matcher(texts);
    String where = file.find() ? "routes/" + file.group() : "routes";
    if (line.find()) {
      where += ":" + line.group(1) + (line.group(2) == null ? "" : ":" + line.group(2));
    }
    return where;
  }

  /** Camel does not say where the bean is named, so the files are searched for it. */
  private static RouteFileException missingBean(
      NoSuchBeanException missing, RuntimeSettings settings) {
    Pattern reference =
        Pattern.compile(
            "\\s*-?\\s*ref:\\s*[\"']?" + Pattern.quote(missing.getName()) + "[\"']?\\s*");
    String where =
        settings.files().stream()
            .flatMap(file -> line(settings.folder(), file, reference).stream())
            .findFirst()
            .orElse("routes");
    return new RouteFileException(
        "%s: there is no bean \"%s\"; expected one of %s"
            .formatted(
                where,
                missing.getName(),
                String.join(", ", settings.beans().keySet().stream().sorted().toList())),
        missing);
  }

  private static Optional<String> line(Path folder, String file, Pattern wanted) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(file));
      for (int i = 0; i < lines.size(); i++) {
        if (wanted.matcher(lines.get(i)).matches()) {
          return Optional.of("routes/%s:%d".formatted(file, i + 1));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new RouteFileException("routes/" + file + ": the file cannot be read", e);
    }
  }

  private static @Nullable Throwable next(Throwable each) {
    return each.getCause() == each ? null : each.getCause();
  }

  private static String firstLine(String text) {
    return text.strip().lines().findFirst().orElse("").strip();
  }
}
