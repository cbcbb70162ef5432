package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/extract-settings.md} names every key that is read, and no other. */
class ExtractSettingsPageTest {

  private static final Pattern KEY = Pattern.compile("`([a-z_]+)`");

  @Test
  void everyKeyHasALineAndEveryLineAKey() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../docs/extract-settings.md"));
    Set<String> told = new TreeSet<>();
    lines.stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(2, line.indexOf(" | ", 2)))
        .forEach(
            cell -> {
              Matcher keys = KEY.matcher(cell);
              while (keys.find()) {
                told.add(keys.group(1));
              }
            });
    Set<String> read = new TreeSet<>();
    Stream.of(
            ZendeskSettings.KEYS,
            RateLimitReader.KEYS,
            ExtractSettings.KEYS,
            SettingsCheck.STAGING,
            SourceReader.KEYS,
            SourceReader.EACH_KEYS,
            SourceReader.COUNT_KEYS,
            SourceReader.OVERFULL_KEYS,
            SourceRecordReader.KEYS)
        .forEach(read::addAll);
    assertThat(told).isEqualTo(read);
  }
}
