package dev.deskferry.extract;

import dev.deskferry.problem.Problems;
import dev.deskferry.spec.SourceReader;
import dev.deskferry.spec.SourceSpec;
import java.util.Map;

/** Sources for tests, from text. */
final class Sources {

  private Sources() {}

  static SourceSpec read(String yaml) {
    Problems problems = new Problems();
    String name = yaml.lines().findFirst().orElse("").replaceFirst("source: *", "");
    SourceSpec source =
        new SourceReader(Map.of(), problems).read("mappings/sources/" + name + ".yaml", yaml);
    problems.throwIfErrors();
    return source;
  }

  static SourceSpec groups(String paging) {
    return read(
        """
        source: groups
        description: groups
        path: /api/v2/groups
        paging: %s
        page_size: 100
        records:
          groups: { at: groups, version: updated_at }
        """
            .formatted(paging));
  }

  static Begun begun(long startTime) {
    return new Begun(1, startTime, "");
  }

  static Checkpoint begin(long startTime) {
    return Checkpoint.begin(begun(startTime));
  }
}
