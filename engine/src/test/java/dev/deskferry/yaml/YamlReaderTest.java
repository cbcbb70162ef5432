package dev.deskferry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  private final Problems problems = new Problems();

  private MapNode read(String text) {
    return YamlReader.readMap("mappings/tickets.yaml", text, problems);
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void keepsPlacesAndPaths() {
    MapNode root =
        read(
            """
            properties:
              subject:
                from: subject
            associations:
              - by: requester_id
            """);

    ScalarNode from =
        root.requireMap("properties").requireMap("subject").optionalScalar("from").orElseThrow();
    assertThat(from.location()).hasToString("mappings/tickets.yaml:3:11");
    assertThat(from.path()).isEqualTo("properties.subject.from");
    MapNode association = root.optionalList("associations").orElseThrow().maps().get(0);
    assertThat(association.child("by").orElseThrow().path()).isEqualTo("associations[0].by");
    assertThat(messages()).isEmpty();
  }

  @Test
  void readsTheCoreSchemaAndNotYaml11() {
    ListNode values =
        read("all: [yes, on, 012, 2026-01-01, true, 7, -1.5, ~, 'true', \"8\", 12:30:00]")
            .optionalList("all")
            .orElseThrow();

    assertThat(values.values().stream().map(value -> ((ScalarNode) value).value()))
        .containsExactly(
            "yes", "on", 12L, "2026-01-01", true, 7L, -1.5, null, "true", "8", "12:30:00");
    assertThat(((ScalarNode) values.values().get(2)).text()).isEqualTo("012");
  }

  @Test
  void suggestsTheKeyThatWasMeant() {
    read("form: tickets\nzebra: 1\n").allowOnly("from", "to");

    assertThat(messages())
        .containsExactly(
            "mappings/tickets.yaml:1:1 form: unknown key \"form\"; did you mean \"from\"?",
            "mappings/tickets.yaml:2:1 zebra: unknown key \"zebra\"; expected from or to");
  }

  @Test
  void collectsEverythingThatIsWrong() {
    MapNode root =
        read(
            """
            a: 1
            a: 2
            number: seven
            flag: maybe
            list: {}
            wait: 5 minutes
            same: &anchor x
            tagged: !special y
            """);

    assertThat(root.optionalInt("number")).isEmpty();
    assertThat(root.optionalBoolean("flag")).isEmpty();
    assertThat(root.optionalList("list")).isEmpty();
    assertThat(root.optionalDuration("wait")).isEmpty();
    assertThat(root.requireText("absent")).isEmpty();
    assertThat(messages())
        .containsExactly(
            "mappings/tickets.yaml:1:1: \"absent\" is missing; add it",
            "mappings/tickets.yaml:2:1 a: \"a\" is already in line 1; keep one",
            "mappings/tickets.yaml:3:9 number: expected a whole number, found a text",
            "mappings/tickets.yaml:4:7 flag: expected true or false, found a text",
            "mappings/tickets.yaml:5:7 list: expected a list, found a map",
            "mappings/tickets.yaml:6:7 wait: expected a duration such as 500ms, 30s, 5m or 2h, found \"5 minutes\"",
            "mappings/tickets.yaml:7:7 same: anchors and aliases are not used here; write the value again",
            "mappings/tickets.yaml:8:9 tagged: tags such as !word are not used here; remove it");
  }

  @Test
  void saysWhereTheSyntaxBreaks() {
    read("a: 1\n\tb: 2\n");
    read("a: [1, 2\nb: 3\n");
    read("a: \u0007\n");
    read("- 1\n");
    read("");
    read("a: 1\n---\nb: 2\n");

    assertThat(messages())
        .anySatisfy(m -> assertThat(m).contains("yaml:2:1: a tab cannot be used here"))
        .anySatisfy(m -> assertThat(m).contains("yaml:2:2: while parsing a flow sequence"))
        .anySatisfy(m -> assertThat(m).contains("yaml:1:4: character U+0007 is not allowed"))
        .anySatisfy(
            m ->
                assertThat(m)
                    .contains("yaml:1:1: expected a map at the top of the file, found a list"))
        .anySatisfy(m -> assertThat(m).contains("found nothing"))
        .anySatisfy(
            m -> assertThat(m).contains("yaml:2:1: expected a single document in the stream"));
  }

  @Test
  void findsPositionsInsideTexts() {
    MapNode root =
        read(
            """
            where: status == "new"
            quoted: 'abc'
            block: |
              let x = 1
              $x +
            folded: >
              a
              b
            """);

    assertThat(root.optionalScalar("where").orElseThrow().locationOf(1, 8))
        .hasToString("mappings/tickets.yaml:1:15");
    assertThat(root.optionalScalar("quoted").orElseThrow().locationOf(1, 3))
        .hasToString("mappings/tickets.yaml:2:12");
    assertThat(root.optionalScalar("block").orElseThrow().locationOf(2, 4))
        .hasToString("mappings/tickets.yaml:5:6");
    assertThat(root.optionalScalar("folded").orElseThrow().locationOf(1, 3))
        .hasToString("mappings/tickets.yaml:6:9");
  }

  @Test
  void readsDurationsTextsAndWords() {
    MapNode root = read("wait: 30s\nnames: [a, b]\none: c\npolicy: overwrit\n");

    assertThat(root.optionalDuration("wait")).contains(Duration.ofSeconds(30));
    assertThat(root.optionalTexts("names")).containsExactly("a", "b");
    assertThat(root.optionalTexts("one")).containsExactly("c");
    assertThat(root.optionalOneOf("policy", List.of("overwrite", "skip"))).isEmpty();
    assertThat(messages())
        .containsExactly(
            "mappings/tickets.yaml:4:9 policy: \"overwrit\" is none of overwrite and skip; did you mean \"overwrite\"?");
  }

  @Test
  void becomesJson() {
    assertThat(YamlJson.toJson(read("a: {b: [1, x, null, true, 1.5, '1']}")))
        .hasToString("{\"a\":{\"b\":[1,\"x\",null,true,1.5,\"1\"]}}");
  }
}
