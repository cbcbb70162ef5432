package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

  private final Problems problems = new Problems();

  @Test
  void hasDefaults() {
    assertThat(ClusterSettings.read(map("{}"))).isEqualTo(ClusterSettings.DEFAULTS);
    assertThat(ClusterSettings.DEFAULTS.isWanted(false)).isFalse();
    assertThat(ClusterSettings.DEFAULTS.isWanted(true)).isTrue();
  }

  @Test
  void readsEveryKey() {
    ClusterSettings settings =
        ClusterSettings.read(
            map(
                """
                enabled: false
                host: 10.1.2.*
                port: 6000
                members: [10.1.2.3, "other.example:6001"]
                """));
    assertThat(problems.all()).isEmpty();
    assertThat(settings)
        .isEqualTo(
            new ClusterSettings(
                true,
                Optional.of(false),
                "10.1.2.*",
                6000,
                new Discovery.Listed(List.of("10.1.2.3", "other.example:6001"))));
    assertThat(settings.isWanted(true)).isFalse();
  }

  @Test
  void readsTheOtherWaysToFindNodes() {
    assertThat(ClusterSettings.read(map("discovery: multicast\nmulticast: { port: 5000 }\n")))
        .extracting(ClusterSettings::discovery, ClusterSettings::host)
        .containsExactly(new Discovery.Multicast("224.2.2.3", 5000), ClusterSettings.ANY);
    assertThat(ClusterSettings.read(map("discovery: dns\ndns: { name: nodes.local }\n")))
        .extracting(ClusterSettings::discovery)
        .isEqualTo(new Discovery.Dns("nodes.local"));
    assertThat(
            ClusterSettings.read(
                map("discovery: kubernetes\nkubernetes: { service: ferry, namespace: a }\n")))
        .extracting(ClusterSettings::discovery)
        .isEqualTo(new Discovery.Kubernetes("ferry", "a"));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    ClusterSettings.read(
        map(
            "discovery: dns\nport: 80\nhost: a b\nmembers: [\"x y\"]\npassword: secret\ndns: {}\n"));
    assertThat(problems.all())
        .extracting(it -> it.location().line() + " " + it.path() + " " + it.code())
        .containsExactlyInAnyOrder(
            "2 port wrong-number",
            "3 host bad-host",
            "5 password unknown-key",
            "6 dns missing-key");
    problems.all().stream()
        .map(Problem::message)
        .forEach(message -> assertThat(message).isNotBlank());
    ClusterSettings.read(map("members: [\"x y\"]\ndiscovery: broadcast\n"));
    assertThat(problems.all()).extracting(Problem::code).contains("bad-host", "unknown-word");
  }

  private MapNode map(String yaml) {
    return YamlReader.readMap("mappings/migration.yaml", yaml, problems);
  }
}
