package dev.deskferry.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path folder;

  @Test
  void linkedFoldersAreRead() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/sources"));
    Files.writeString(elsewhere.resolve("users.yaml"), "a: 1");
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(home.resolve("mappings"), folder.resolve("elsewhere"));
    assertThat(new Home(home).mappingFiles().texts())
        .containsOnlyKeys("mappings/sources/users.yaml");
  }

  @Test
  void aMountedConfigMapIsReadOnce() throws IOException {
    Path mappings = Files.createDirectories(folder.resolve("mappings"));
    Path version = Files.createDirectories(mappings.resolve("..2026_11_22"));
    Files.writeString(version.resolve("users.yaml"), "a: 1");
    Files.createSymbolicLink(mappings.resolve("..data"), Path.of("..2026_11_22"));
    Files.createSymbolicLink(mappings.resolve("users.yaml"), Path.of("..data/users.yaml"));
    assertThat(new Home(folder).mappingFiles().texts()).containsOnlyKeys("mappings/users.yaml");
  }
}
