package dev.deskferry.spec;

import dev.deskferry.problem.Problems;
import dev.deskferry.problem.Wording;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one source file; everything wrong in it is recorded with its place. */
public final class SourceReader {

  /** The keys of a source. */
  static final List<String> KEYS =
      List.of(
          "source",
          "description",
          "path",
          "each",
          "paging",
          "overlap",
          "page_size",
          "include",
          "parameters",
          "budget",
          "required",
          "after",
          "records",
          "counts",
          "when_overfull");

  /** The keys of {@code each:}. */
  static final List<String> EACH_KEYS = List.of("of", "as", "chosen_by");

  /** The keys of an object type below {@code counts:}. */
  static final List<String> COUNT_KEYS =
      List.of("path", "value", "statement", "approximate", "note");

  /** The keys of {@code when_overfull:}. */
  static final List<String> OVERFULL_KEYS = List.of("path", "paging", "page_size", "budget");

  private static final Pattern SETTING = Pattern.compile("\\{([a-z_]+)}");
  private static final int LARGEST_PAGE = 1000;
  private static final Duration LEAST_OVERLAP = Duration.ofMinutes(1);

  private final Map<String, String> settings;
  private final Problems problems;

  /**
   * A reader for all files of one migration.
   *
   * @param settings what {@code {name}} in a parameter stands for: {@code extract.parameters} of
   *     the migration file
   */
  public SourceReader(Map<String, String> settings, Problems problems) {
    this.settings = Map.copyOf(settings);
    this.problems = problems;
  }

  /**
   * Reads a source; when problems were recorded the result must not be used.
   *
   * @param file shown in problems; its last part without {@code .yaml} must be the source's name
   */
  public SourceSpec read(String file, String text) {
    MapNode root = YamlReader.readMap(file, text, problems);
    root.allowOnly(KEYS.toArray(String[]::new));
    List<SourceRecordSpec> records = new SourceRecordReader().read(root);
    SourceSpec source =
        new SourceSpec(
            name(file, root),
            root.requireText("description"),
            path(root),
            paging(root),
            overlap(root),
            pageSize(root),
            root.optionalTexts("include"),
            parameters(root),
            root.optionalTexts("budget"),
            root.optionalBoolean("required").orElse(true),
            root.optionalTexts("after"),
            records,
            root.optionalMap("each").map(SourceReader::each),
            counts(root, records),
            Optional.empty(),
            root.location());
    return root.optionalMap("when_overfull")
        .map(map -> source.fillingUp(whenOverfull(source, map)))
        .orElse(source);
  }

  private static SourceSpec whenOverfull(SourceSpec source, MapNode map) {
    map.allowOnly(OVERFULL_KEYS.toArray(String[]::new));
    if (source.paging() != SourcePaging.INCREMENTAL_TIME) {
      map.error(
          "wrong-paging",
          "only an export with paging: incremental_time can be overfull; leave it out");
    }
    SourcePaging paging = paging(map);
    if (paging.isIncremental()) {
      map.errorAtKey("paging", "wrong-paging", "expected a list: cursor, offset or none");
    }
    return source.from(path(map), paging, pageSize(map), map.optionalTexts("budget"));
  }

  private static String name(String file, MapNode root) {
    String name = root.requireText("source");
    String expected = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
    if (!name.isEmpty() && !name.equals(expected)) {
      root.errorAtKey(
          "source",
          "wrong-name",
          "source \"%s\" is in a file named \"%s\"; give both the same name"
              .formatted(name, expected));
    }
    return name;
  }

  private static String path(MapNode root) {
    String path = root.requireText("path");
    if (!path.isEmpty() && !path.startsWith("/")) {
      root.errorAtKey(
          "path", "wrong-path", "expected a path below the account's URL, beginning with /");
    }
    if (path.contains("{id}") != root.has("each")) {
      root.errorAtKey(
          "path",
          "wrong-path",
          "{id} in the path and the key \"each\" go together; found one of them");
    }
    if (path.contains("?")) {
      root.errorAtKey("path", "wrong-path", "query parameters belong under \"parameters\"");
    }
    return path;
  }

  private static SourcePaging paging(MapNode root) {
    root.requireText("paging");
    return root.optionalOneOf("paging", SourcePaging.words())
        .map(SourcePaging::of)
        .orElse(SourcePaging.NONE);
  }

  private static Duration overlap(MapNode root) {
    Duration overlap = root.optionalDuration("overlap").orElse(Duration.ZERO);
    boolean isByCursor =
        root.optionalText("paging")
            .filter(SourcePaging.INCREMENTAL_CURSOR.word()::equals)
            .isPresent();
    if (!overlap.isZero() && !isByCursor) {
      root.errorAtKey(
          "overlap",
          "wrong-overlap",
          "only an incremental walk by cursor overlaps the one before; leave it out");
    } else if (!overlap.isZero() && overlap.compareTo(LEAST_OVERLAP) < 0) {
      root.errorAtKey(
          "overlap",
          "wrong-overlap",
          "expected at least 1m: Zendesk refuses a start_time of the last minute");
    }
    return overlap;
  }

  private static int pageSize(MapNode root) {
    int size = root.optionalInt("page_size").orElse(0);
    if (size < 0 || size > LARGEST_PAGE) {
      root.errorAtKey("page_size", "wrong-number", "expected a number from 1 to " + LARGEST_PAGE);
    }
    return size;
  }

  private Map<String, String> parameters(MapNode root) {
    Map<String, String> parameters = new LinkedHashMap<>();
    root.optionalMap("parameters")
        .ifPresent(map -> map.keys().forEach(key -> parameters.put(key, replaced(map, key))));
    return parameters;
  }

  private String replaced(MapNode map, String key) {
    Matcher setting = SETTING.matcher(map.requireText(key));
    return setting.replaceAll(
        found -> {
          String value = settings.get(found.group(1));
          if (value == null) {
            map.errorAtKey(
                key,
                "unknown-setting",
                "no setting \"%s\"; add it under extract.parameters in migration.yaml%s"
                    .formatted(
                        found.group(1), Wording.suggestion(found.group(1), settings.keySet())));
            return "";
          }
          return Matcher.quoteReplacement(value);
        });
  }

  private static SourceEachSpec each(MapNode map) {
    map.allowOnly(EACH_KEYS.toArray(String[]::new));
    return new SourceEachSpec(
        map.requireText("of"),
        map.requireText("as"),
        map.optionalText("chosen_by").orElse("extract/parents-not-visited"));
  }

  private static List<SourceCountSpec> counts(MapNode root, List<SourceRecordSpec> records) {
    return root.optionalMap("counts").stream()
        .flatMap(map -> map.keys().stream().map(type -> count(map, type, records)))
        .toList();
  }

  private static SourceCountSpec count(
      MapNode counts, String type, List<SourceRecordSpec> records) {
    List<String> types = records.stream().map(SourceRecordSpec::objectType).toList();
    if (!types.contains(type)) {
      counts.errorAtKey(
          type,
          "unknown-object-type",
          "this source has no records \"" + type + "\"" + Wording.suggestion(type, types));
    }
    MapNode map = counts.requireMap(type);
    map.allowOnly(COUNT_KEYS.toArray(String[]::new));
    if (map.has("path") == map.has("statement")) {
      map.error("wrong-count", "expected either \"path\" with \"value\", or \"statement\"");
    }
    return new SourceCountSpec(
        type,
        map.optionalText("path").orElse(""),
        map.optionalText("value").orElse("count.value"),
        map.optionalText("statement").orElse(""),
        map.optionalBoolean("approximate").orElse(false),
        map.optionalText("note").orElse(""));
  }
}
