package dev.deskferry.yaml;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads one YAML document. Pure; safe from several threads as long as each brings its own problems.
 */
public final class YamlReader {

  private YamlReader() {}

  /**
   * Reads a document of any kind.
   *
   * @param file name for messages; nothing is opened
   * @return never null; an empty map when the text is no YAML at all, which is then recorded as an
   *     error
   */
  public static Node read(String file, String text, Problems problems) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      org.yaml.snakeyaml.nodes.Node root = yaml().compose(new StringReader(content));
      return new NodeBuilder(file, content, problems).root(root);
    } catch (MarkedYAMLException e) {
      Optional<Mark> mark = Optional.ofNullable(e.getProblemMark());
      problems.error(
          mark.map(found -> location(file, found)).orElse(Location.ofFile(file)),
          "",
          "yaml-syntax",
          syntaxMessage(e));
    } catch (ReaderException e) {
      problems.error(
          locationOf(file, content, e.getPosition()),
          "",
          "yaml-syntax",
          String.format("character U+%04X is not allowed in YAML; remove it", e.getCodePoint()));
    } catch (YAMLException e) {
      problems.error(
          Location.ofFile(file), "", "yaml-syntax", "not readable as YAML: " + e.getMessage());
    }
    return new MapNode(Location.ofFile(file), "", Map.of(), problems);
  }

  /**
   * Reads a document that must be a map; an empty map when it is not, which is then recorded as an
   * error.
   */
  public static MapNode readMap(String file, String text, Problems problems) {
    Node root = read(file, text, problems);
    if (root instanceof MapNode map) {
      return map;
    }
    root.error("wrong-type", "expected a map at the top of the file, found " + root.kind());
    return new MapNode(root.location(), "", Map.of(), problems);
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static Location location(String file, Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(20_000_000);
    return new Yaml(new SafeConstructor(options));
  }

  private static String syntaxMessage(MarkedYAMLException e) {
    String problem = Optional.ofNullable(e.getProblem()).orElse("not readable as YAML");
    if (problem.contains("'\\t(TAB)'")) {
      return "a tab cannot be used here; indent with spaces";
    }
    return Optional.ofNullable(e.getContext())
        .map(context -> context + ": " + problem)
        .orElse(problem);
  }

  private static Location locationOf(String file, String text, int position) {
    List<String> before = text.substring(0, Math.min(position, text.length())).lines().toList();
    return before.isEmpty()
        ? new Location(file, 1, 1)
        : new Location(file, before.size(), before.get(before.size() - 1).length() + 1);
  }
}
