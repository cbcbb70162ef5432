package dev.deskferry.spec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The texts of a migration, already read.
 *
 * @param texts by path relative to the root folder with forward slashes, for instance {@code
 *     mappings/tickets.yaml}
 */
public record MigrationFiles(SortedMap<String, String> texts) {

  /** Copies the map. */
  public MigrationFiles(Map<String, String> texts) {
    this(new TreeMap<>(texts));
  }

  /** The text of a file; empty when there is no such file. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  /**
   * Files directly inside a folder, by name.
   *
   * @param suffix for instance {@code .yaml}
   */
  public List<String> in(String folder, String suffix) {
    String prefix = folder + "/";
    return texts.keySet().stream()
        .filter(path -> path.startsWith(prefix) && path.endsWith(suffix))
        .filter(path -> path.indexOf('/', prefix.length()) < 0)
        .toList();
  }

  /** The same files with one added or replaced. */
  public MigrationFiles with(String path, String text) {
    TreeMap<String, String> changed = new TreeMap<>(texts);
    changed.put(path, text);
    return new MigrationFiles(changed);
  }

  /** A hash of all names and texts: equal means that two processes work with the same files. */
  public String fingerprint() {
    StringBuilder all = new StringBuilder();
    texts.forEach((path, text) -> all.append(path).append('\0').append(text).append('\0'));
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
