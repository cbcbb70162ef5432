package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {

  private static final Path ROOT = Path.of("..");

  static Stream<Map.Entry<String, String>> generated() {
    Map<String, String> files = new TreeMap<>();
    files.put("docs/mapping-reference.md", ReferencePage.text());
    EditorSchemas.all().forEach((name, text) -> files.put("mappings/schema/" + name, text));
    return files.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("generated")
  void generatedFilesAreFresh(Map.Entry<String, String> file) throws IOException {
    Path path = ROOT.resolve(file.getKey());
    if (Boolean.getBoolean("deskferry.write")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    assertThat(path)
        .as("stale; run: mvn -pl engine test -Dtest=ReferenceTest -Ddeskferry.write=true")
        .content()
        .isEqualTo(file.getValue());
  }

  @Test
  void schemasAreJsonAndNameEveryDefinitionTheyPointTo() throws IOException {
    for (String text : EditorSchemas.all().values()) {
      JsonNode schema = new ObjectMapper().readTree(text);
      assertThat(schema.findValuesAsText("$ref"))
          .isNotEmpty()
          .allSatisfy(
              reference -> assertThat(schema.at(reference.substring(1)).isMissingNode()).isFalse());
    }
  }
}
