package dev.deskferry.app;

import dev.deskferry.run.Phase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which phases a verb is about. */
final class PhaseWords {

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PHASE",
      description = "extract or load; both when none is named")
  List<String> words = List.of();

  /** Extract before load, each once. */
  List<Phase> phases() {
    if (words.isEmpty()) {
      return List.of(Phase.values());
    }
    return words.stream().map(this::phase).distinct().sorted().toList();
  }

  private Phase phase(String word) {
    return Stream.of(Phase.values())
        .filter(phase -> phase.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no phase \"%s\"; expected extract or load".formatted(word)));
  }
}
