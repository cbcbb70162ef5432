package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {

  @Test
  void namesStatementsByTheirPath(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("statements/load"));
    Files.writeString(
        folder.resolve("statements/load/open-batch.sql"), "-- why\nSELECT :?b, :?a\n");

    Statements statements = Statements.in(folder);

    assertThat(statements.names()).containsExactly("load/open-batch");
    assertThat(statements.text("load/open-batch")).isEqualTo("SELECT :?b, :?a");
    assertThat(statements.parameters("load/open-batch")).containsExactly("a", "b");
    assertThatThrownBy(() -> statements.text("load/close-batch"))
        .isInstanceOf(StagingException.class)
        .hasMessageEndingWith("no statement \"load/close-batch\"; expected one of load/open-batch");
  }

  @Test
  void namesTheFileThatIsWrong(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("statements"));
    Files.writeString(folder.resolve("statements/bad.sql"), "SELECT ':?a'");
    assertThatThrownBy(() -> Statements.in(folder))
        .hasMessageStartingWith("statements/bad.sql: line 1: ");
  }

  @Test
  void aMissingFolderHoldsNoStatements(@TempDir Path folder) {
    assertThat(Statements.in(folder).names()).isEmpty();
  }
}
