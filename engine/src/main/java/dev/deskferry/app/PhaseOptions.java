package dev.deskferry.app;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the verbs of both phases may be told. */
final class PhaseOptions {

  @Option(names = "--only", paramLabel = "OBJECT", description = "an object type; may be repeated")
  List<String> only = List.of();

  @Option(names = "--run", paramLabel = "ID", description = "resume exactly this run")
  @Nullable Long run;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  OptionalLong run() {
    return run == null ? OptionalLong.empty() : OptionalLong.of(run);
  }
}
