package dev.deskferry.spec;

import dev.deskferry.problem.Problems;
import dev.deskferry.yaml.ListNode;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code mappings/pipelines/*.yaml}. */
public final class PipelineReader {

  /** Folder of the files, relative to the root. */
  public static final String FOLDER = "mappings/pipelines";

  private static final int MAX_STAGES = 100;

  private PipelineReader() {}

  /** All pipelines of a migration; problems of all files together. */
  public static List<PipelineSpec> readAll(MigrationFiles files, Problems problems) {
    return files.in(FOLDER, ".yaml").stream()
        .map(file -> read(file, files.text(file).orElse(""), problems))
        .toList();
  }

  /** One pipeline; of use only when no errors were recorded. */
  public static PipelineSpec read(String file, String text, Problems problems) {
    MapNode root = YamlReader.readMap(file, text, problems);
    root.allowOnly("pipeline", "description", "to", "label", "display_order", "stages");
    List<PipelineSpec.Stage> stages =
        root.optionalList("stages").map(ListNode::maps).orElse(List.of()).stream()
            .map(PipelineReader::stage)
            .toList();
    if (stages.isEmpty()) {
      root.errorAtKey("stages", "missing-key", "a pipeline needs stages; list at least one");
    }
    if (stages.size() > MAX_STAGES) {
      root.errorAtKey(
          "stages", "too-many-stages", "found " + stages.size() + ", expected at most 100");
    }
    refuseDoubles(root, stages);
    String to = root.requireText("to");
    if (!to.isEmpty() && !to.matches("hubspot\\.[a-z0-9_-]+")) {
      root.errorAtKey(
          "to",
          "unknown-target",
          "\"" + to + "\" is no target; expected for instance hubspot.tickets");
    }
    return new PipelineSpec(
        root.requireText("pipeline"),
        to.replaceFirst("^hubspot\\.", ""),
        root.requireText("label"),
        root.optionalInt("display_order").orElse(0),
        stages);
  }

  private static PipelineSpec.Stage stage(MapNode node) {
    node.allowOnly("stage", "label", "state");
    boolean closed =
        node.optionalOneOf("state", List.of("open", "closed")).orElse("open").equals("closed");
    return new PipelineSpec.Stage(node.requireText("stage"), node.requireText("label"), closed);
  }

  /** HubSpot refuses two stages of one label in a pipeline. */
  private static void refuseDoubles(MapNode root, List<PipelineSpec.Stage> stages) {
    Set<String> seen = new HashSet<>();
    for (PipelineSpec.Stage stage : stages) {
      if (!seen.add("stage " + stage.name()) | !seen.add("label " + stage.label())) {
        root.errorAtKey(
            "stages",
            "double-stage",
            "stage \""
                + stage.name()
                + "\" or its label occurs twice; names and labels are unique");
      }
    }
  }
}
