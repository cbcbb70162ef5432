package dev.deskferry.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of the repository are, wherever the tests are started from. */
public final class Repository {
  private Repository() {}

  /** The folder that holds {@code staging-schema}. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("staging-schema"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException(
            "no folder above the working directory holds staging-schema");
      }
    }
    return folder;
  }

  /** The folder {@code staging-schema}. */
  public static Path stagingSchema() {
    return root().resolve("staging-schema");
  }
}
