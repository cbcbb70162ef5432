package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/**
 * Section {@code cluster} of {@code mappings/migration.yaml}.
 *
 * @param isConfigured whether the section is written
 * @param enabled what it says of itself; empty when it says nothing
 * @param host address, or pattern such as {@code 10.1.2.*}, of the network interface to use; {@link
 *     #ANY} leaves the choice to the machine
 * @param port the first of 20 that are tried, 1024 to 65515
 */
public record ClusterSettings(
    boolean isConfigured, Optional<Boolean> enabled, String host, int port, Discovery discovery) {

  /** The host of whoever does not care. */
  public static final String ANY = "any";

  /** How many ports are tried, the first included. */
  public static final int PORT_COUNT = 20;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORT = 5701;
  private static final int MOST = 65_535;

  /** What is used when the section is absent: nodes on this machine alone. */
  public static final ClusterSettings DEFAULTS =
      new ClusterSettings(
          false, Optional.empty(), LOOPBACK, PORT, new Discovery.Listed(List.of(LOOPBACK)));

  /**
   * Whether this process joins.
   *
   * @param isAsked whether the verb is {@code node}, or was told {@code --cluster}
   */
  public boolean isWanted(boolean isAsked) {
    return enabled.orElse(isAsked || isConfigured);
  }

  /** Reads the section; when problems were recorded the result must not be used. */
  public static ClusterSettings read(MapNode section) {
    section.allowOnly(ClusterKeys.CLUSTER.names());
    Discovery discovery = discovery(section);
    String standard = discovery instanceof Discovery.Listed ? LOOPBACK : ANY;
    return new ClusterSettings(
        !section.keys().isEmpty(),
        section.optionalBoolean("enabled"),
        host(section, standard),
        port(section, PORT, 1024, MOST - PORT_COUNT),
        discovery);
  }

  private static String host(MapNode section, String standard) {
    String host = section.optionalText("host").map(String::strip).orElse(standard);
    if (!host.matches("[A-Za-z0-9.:*%-]+")) {
      section.errorAtKey(
          "host",
          "bad-host",
          "expected an address such as 10.1.2.3, a pattern such as 10.1.2.*, a host name or any");
      return standard;
    }
    return host;
  }

  private static int port(MapNode section, int standard, int least, int most) {
    int port = section.optionalInt("port").orElse(standard);
    if (port < least || port > most) {
      section.errorAtKey(
          "port",
          "wrong-number",
          "found " + port + ", expected a port from " + least + " to " + most);
      return standard;
    }
    return port;
  }

  private static Discovery discovery(MapNode section) {
    MapNode multicast = section(section, ClusterKeys.MULTICAST);
    MapNode dns = section(section, ClusterKeys.DNS);
    MapNode kubernetes = section(section, ClusterKeys.KUBERNETES);
    String word =
        section
            .optionalOneOf("discovery", List.of("members", "multicast", "dns", "kubernetes"))
            .orElse("members");
    return switch (word) {
      case "multicast" ->
          new Discovery.Multicast(
              multicast.optionalText("group").orElse("224.2.2.3"),
              port(multicast, 54_327, 1024, MOST));
      case "dns" -> new Discovery.Dns(dns.requireText("name"));
      case "kubernetes" ->
          new Discovery.Kubernetes(
              kubernetes.requireText("service"), kubernetes.optionalText("namespace").orElse(""));
      default -> new Discovery.Listed(members(section));
    };
  }

  private static MapNode section(MapNode section, KeyTable table) {
    MapNode map = MigrationReader.section(section, table.name());
    map.allowOnly(table.names());
    return map;
  }

  private static List<String> members(MapNode section) {
    List<String> members = section.optionalTexts("members").stream().map(String::strip).toList();
    for (String member : members) {
      if (!member.matches("[A-Za-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]+](:[0-9]{1,5})?")) {
        section.errorAtKey(
            "members",
            "bad-host",
            "found \"" + member + "\", expected a host with or without a port: 10.1.2.3:5701");
      }
    }
    return members.isEmpty() ? List.of(LOOPBACK) : members;
  }
}
