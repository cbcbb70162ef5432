package dev.deskferry.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.problem.Problems;
import dev.deskferry.problem.Wording;
import dev.deskferry.yaml.ListNode;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.Node;
import dev.deskferry.yaml.ScalarNode;
import dev.deskferry.yaml.YamlJson;
import dev.deskferry.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads cases files. */
public final class CasesReader {

  private static final List<String> OUTCOMES =
      List.of("properties", "skipped", "rejected", "not_selected");

  private CasesReader() {}

  /** All cases files of a migration, by name. */
  public static List<CasesSpec> readAll(MigrationFiles files, Problems problems) {
    return MigrationReader.casesFiles(files).stream()
        .map(file -> read(file, files.text(file).orElse(""), problems))
        .toList();
  }

  /**
   * Reads one file.
   *
   * @param problems takes everything that is wrong; wrong cases are left out
   */
  public static CasesSpec read(String file, String text, Problems problems) {
    MapNode node = YamlReader.readMap(file, text, problems);
    node.allowOnly(CaseKeys.CASES.names());
    Map<String, String> owners = new LinkedHashMap<>();
    node.optionalMap("owners")
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        email ->
                            owners.put(email.toLowerCase(Locale.ROOT), map.requireText(email))));
    return new CasesSpec(
        file,
        node.optionalText("mapping").orElseGet(() -> nameOf(file)),
        owners,
        node.optionalText("fallback_owner"),
        node.optionalList("fields").map(CasesReader::json).orElse(List.of()),
        node.optionalList("cases").map(ListNode::maps).orElse(List.of()).stream()
            .map(CasesReader::oneCase)
            .flatMap(Optional::stream)
            .toList());
  }

  private static String nameOf(String file) {
    return file.replaceFirst("^.*/", "").replaceFirst("\\.cases\\.yaml$", "");
  }

  private static List<JsonNode> json(ListNode list) {
    return list.values().stream().map(YamlJson::toJson).toList();
  }

  private static Optional<CaseSpec> oneCase(MapNode node) {
    node.allowOnly(CaseKeys.CASE.names());
    String name = node.requireText("case");
    MapNode given = node.requireMap("given");
    given.allowOnly(CaseKeys.GIVEN.names());
    JsonNode payload = YamlJson.toJson(given.requireMap("payload"));
    Map<String, JsonNode> with = new LinkedHashMap<>();
    given
        .optionalMap("with")
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        join ->
                            map.child(join)
                                .ifPresent(value -> with.put(join, YamlJson.toJson(value)))));
    String id = given.optionalText("id").orElseGet(() -> payload.path("id").asText("1"));
    return outcome(node.requireMap("expect"))
        .map(outcome -> new CaseSpec(name, node.location(), id, payload, with, outcome));
  }

  private static Optional<CaseSpec.Outcome> outcome(MapNode expect) {
    expect.allowOnly(CaseKeys.EXPECT.names());
    List<String> given = OUTCOMES.stream().filter(expect::has).toList();
    boolean isMapped = given.isEmpty() && (expect.has("associations") || expect.has("warnings"));
    if (given.size() != 1 && !isMapped) {
      expect.error(
          "case-outcome",
          "expected exactly one of "
              + Wording.enumeration(OUTCOMES)
              + (given.isEmpty() ? "" : ", found " + Wording.enumeration(given)));
      return Optional.empty();
    }
    return Optional.of(
        switch (isMapped ? "properties" : given.get(0)) {
          case "skipped" -> new CaseSpec.Outcome.Skipped(expect.requireText("skipped"));
          case "rejected" -> new CaseSpec.Outcome.Rejected(expect.optionalTexts("rejected"));
          case "not_selected" -> new CaseSpec.Outcome.NotSelected();
          default -> mapped(expect);
        });
  }

  private static CaseSpec.Outcome mapped(MapNode expect) {
    Map<String, String> properties = new LinkedHashMap<>();
    expect
        .optionalMap("properties")
        .ifPresent(
            map ->
                map.keys()
                    .forEach(name -> properties.put(name, map.optionalText(name).orElse(""))));
    return new CaseSpec.Outcome.Mapped(
        properties,
        expect.optionalBoolean("exact").orElse(false),
        expect.optionalTexts("absent"),
        expect.optionalMap("associations").map(CasesReader::associations),
        expect.optionalTexts("warnings"));
  }

  private static Map<String, List<String>> associations(MapNode map) {
    Map<String, List<String>> associations = new LinkedHashMap<>();
    for (String name : map.keys()) {
      Node value = map.child(name).orElseGet(() -> map.emptyScalar(name));
      associations.put(
          name,
          value instanceof ScalarNode scalar
              ? scalar.isNull() ? List.of() : List.of(scalar.text())
              : StreamSupport.stream(YamlJson.toJson(value).spliterator(), false)
                  .map(JsonNode::asText)
                  .toList());
    }
    return associations;
  }
}
