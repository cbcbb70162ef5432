package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

  @Test
  void whatARunWasAskedForIsReadFromItsColumn() {
    assertThat(
            RunOptions.of("{\"execute\":true,\"only\":[\"tickets\",\"users\"],\"lane\":\"open\"}"))
        .isEqualTo(new RunOptions(List.of("tickets", "users"), "open"));
    assertThat(RunOptions.of("{}")).isEqualTo(RunOptions.ALL);
  }

  @Test
  void theWordsThatAskForTheSameReallyLoad() {
    assertThat(RunOptions.ALL.command(Phase.LOAD)).isEqualTo("load --execute");
    assertThat(RunOptions.ALL.command(Phase.EXTRACT)).isEqualTo("extract");
    assertThat(new RunOptions(List.of("tickets", "users"), "open").command(Phase.LOAD))
        .isEqualTo("load --execute --lane open --only tickets --only users");
  }
}
