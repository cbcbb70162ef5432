package dev.deskferry.app;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a demo keeps its two sides between runs: staging and the HubSpot account that was loaded
 * from it.
 */
record DemoFolder(Path folder, long seed, int tickets) {

  /** Each generated account has a folder of its own, so that their records never mix. */
  static DemoFolder of(Path parent, long seed, int tickets) {
    return new DemoFolder(parent.resolve(tickets + "-tickets-seed-" + seed), seed, tickets);
  }

  Path staging() {
    return folder.resolve("staging");
  }

  /** The file that keeps the HubSpot account. */
  Path hubspot() {
    return folder.resolve("hubspot.journal");
  }

  /** Both stand-ins on free ports, the HubSpot account as the last demo left it. */
  Sandbox openSandbox() {
    return Sandbox.start(SandboxOptions.defaults().generated(seed, tickets).keptIn(hubspot()));
  }

  /** Deletes both sides. */
  void forget() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
