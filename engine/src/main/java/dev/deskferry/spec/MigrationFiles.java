package dev.deskferry.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
}
