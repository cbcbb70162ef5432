package dev.deskferry.load;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts portal ids in the place of the words that mappings use for pipelines and stages. */
final class PipelineWords {

  private static final String PIPELINE = "hs_pipeline";
  private static final String STAGE = "hs_pipeline_stage";

  private PipelineWords() {}

  /** The properties with ids; unchanged where no pipeline file has the word. */
  static SortedMap<String, String> translate(
      Portal portal, String target, SortedMap<String, String> properties) {
    Optional<Portal.PipelineIds> found = pipeline(portal, target, properties);
    if (found.isEmpty()) {
      return properties;
    }
    Portal.PipelineIds ids = found.get();
    SortedMap<String, String> translated = new TreeMap<>(properties);
    translated.replace(PIPELINE, ids.id());
    translated.computeIfPresent(STAGE, (name, word) -> ids.stages().getOrDefault(word, word));
    return translated;
  }

  /** A stage that its pipeline does not have; empty when all is well. */
  static Optional<String> unknownStage(
      Portal portal, String target, SortedMap<String, String> properties) {
    String stage = properties.getOrDefault(STAGE, "");
    return pipeline(portal, target, properties)
        .filter(ids -> !stage.isEmpty())
        .filter(ids -> !ids.stages().containsKey(stage) && !ids.stages().containsValue(stage))
        .map(
            ids ->
                "\"%s\" is no stage of pipeline \"%s\"; expected one of %s"
                    .formatted(stage, ids.name(), String.join(", ", ids.stages().keySet())));
  }

  private static Optional<Portal.PipelineIds> pipeline(
      Portal portal, String target, SortedMap<String, String> properties) {
    String word = properties.getOrDefault(PIPELINE, "");
    return portal.pipelines().stream()
        .filter(ids -> ids.target().equals(target))
        .filter(ids -> ids.name().equals(word) || ids.id().equals(word))
        .findFirst();
  }
}
