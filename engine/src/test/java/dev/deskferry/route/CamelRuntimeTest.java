package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamelRuntimeTest {

  private static final String SOUND =
      """
      - route:
          id: say
          description: Says a word
          from:
            uri: direct
            parameters:
              name: say
            steps:
              - bean:
                  id: speak
                  description: Speak
                  ref: speaker
                  method: speak
      """;

  @TempDir Path folder = Path.of("");

  /** Bean of the test routes. */
  public static final class Speaker {

    /** The word. */
    public String speak() {
      return "hello";
    }
  }

  @Test
  void startsTheRoutesOfTheFiles() throws IOException {
    write("a.camel.yaml", SOUND);
    try (CamelRuntime runtime = CamelRuntime.start(settings("a.camel.yaml"))) {
      assertThat(runtime.producer().requestBody("direct:say", "", String.class)).isEqualTo("hello");
    }
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> CamelRuntime.start(settings("a.camel.yaml")))
        .isInstanceOf(RouteFileException.class)
        .hasMessage("routes/a.camel.yaml: the file is missing or cannot be read; restore it");
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() throws IOException {
    write("a.camel.yaml", SOUND.replace("steps:", "stepz:"));
    assertThatThrownBy(() -> CamelRuntime.start(settings("a.camel.yaml")))
        .isInstanceOf(RouteFileException.class)
        .hasMessageMatching("(?s)routes/a.camel.yaml:\\d+.*");
    write("a.camel.yaml", SOUND.replace("    description", "  description"));
    assertThatThrownBy(() -> CamelRuntime.start(settings("a.camel.yaml")))
        .isInstanceOf(RouteFileException.class)
        .hasMessageMatching("(?s)routes/a.camel.yaml:\\d+.*");
  }

  @Test
  void aBeanThatIsNotThereIsNamedWithItsPlace() throws IOException {
    write("a.camel.yaml", SOUND.replace("speaker", "speeker"));
    assertThatThrownBy(() -> CamelRuntime.start(settings("a.camel.yaml")))
        .isInstanceOf(RouteFileException.class)
        .hasMessage(
            "routes/a.camel.yaml:12: there is no bean \"speeker\"; expected one of speaker");
  }

  @Test
  void aRouteThatThePhaseNeedsMustBeThere() throws IOException {
    write("a.camel.yaml", SOUND.replace("id: say", "id: shout"));
    assertThatThrownBy(() -> CamelRuntime.start(settings("a.camel.yaml")))
        .hasMessage(
            "routes: no file has a route with the id \"say\"; expected it in one of a.camel.yaml");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private RuntimeSettings settings(String file) {
    return new RuntimeSettings(
        folder,
        List.of(file),
        List.of("say"),
        Map.of("speaker", new Speaker()),
        Map.of(),
        4,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        new StopSignal());
  }
}
