package dev.deskferry.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NetworkConfig;
import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.spec.Discovery;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;

/** What Hazelcast is told: our settings, and how little of it we need. */
final class MemberConfig {

  /** The attribute of a member that holds its node's id. */
  static final String NODE = "node";

  /** Beside the first, so that two nodes may die at once. */
  private static final int COPIES = 2;

  private static final Pattern LITERAL = Pattern.compile("[0-9.*-]+|[0-9a-fA-F:*%-]*:.*");

  // A thread that writes spins on a new connection to a frozen member and sends nothing else, so
  // those members would be missed too whose connections share it. They are dealt out in turn.
  // A node that froze is known after 5 to 9 seconds; one whose connection broke at once.
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("hazelcast.logging.type", "slf4j"),
          Map.entry("hazelcast.phone.home.enabled", "false"),
          Map.entry("hazelcast.shutdownhook.enabled", "false"),
          Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
          Map.entry("hazelcast.max.no.heartbeat.seconds", "5"),
          Map.entry("hazelcast.merge.first.run.delay.seconds", "2"),
          Map.entry("hazelcast.merge.next.run.delay.seconds", "2"),
          Map.entry("hazelcast.wait.seconds.before.join", "0"),
          Map.entry("hazelcast.max.join.seconds", "20"),
          Map.entry("hazelcast.operation.call.timeout.millis", "10000"),
          Map.entry("hazelcast.tcp.join.port.try.count", "" + ClusterSettings.PORT_COUNT),
          Map.entry("hazelcast.tcp.join.previously.joined.member.address.retention.seconds", "0"),
          Map.entry("hazelcast.socket.bind.any", "false"),
          Map.entry("hazelcast.socket.connect.timeout.seconds", "3"),
          Map.entry("hazelcast.partition.count", "31"),
          Map.entry("hazelcast.io.output.thread.count", "32"),
          Map.entry("hazelcast.operation.thread.count", "2"),
          Map.entry("hazelcast.graceful.shutdown.max.wait", "3"),
          Map.entry("hazelcast.health.monitoring.level", "OFF"),
          Map.entry("hazelcast.slow.operation.detector.enabled", "false"));

  private MemberConfig() {}

  /**
   * A configuration without listeners.
   *
   * @param search asked for the addresses of nodes when these are told by a list
   * @throws ClusterNotJoinedException when the host of the settings has no address
   */
  static Config of(ClusterSettings settings, String identity, String nodeId, Search search) {
    Config config = new Config().setClusterName("deskferry-" + identity).setInstanceName(nodeId);
    PROPERTIES.forEach(config::setProperty);
    config.getMemberAttributeConfig().setAttribute(NODE, nodeId);
    config.getMetricsConfig().setEnabled(false);
    config.getJetConfig().setEnabled(false);
    config.getCRDTReplicationConfig().setMaxConcurrentReplicationTargets(8);
    config.getSerializationConfig().setJavaSerializationFilterConfig(known());
    config.addMapConfig(
        new MapConfig(ClusterPermits.MAP)
            .setBackupCount(COPIES)
            .setInMemoryFormat(InMemoryFormat.OBJECT));
    network(config.getNetworkConfig(), settings, search);
    return config;
  }

  /** Whoever reaches the port cannot make us read classes that are not meant for it. */
  private static JavaSerializationFilterConfig known() {
    JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
    filter.getWhitelist().addPrefixes("dev.deskferry.");
    return filter;
  }

  private static void network(NetworkConfig network, ClusterSettings settings, Search search) {
    network.setPort(settings.port()).setPortAutoIncrement(true);
    network.setPortCount(ClusterSettings.PORT_COUNT);
    if (!settings.host().equals(ClusterSettings.ANY)) {
      network.getInterfaces().setEnabled(true).addInterface(address(settings.host()));
    }
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(false);
    if (settings.discovery() instanceof Discovery.Listed) {
      join.setTcpIpConfig(new AddressBook(search::addresses));
      join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(3);
    } else if (settings.discovery() instanceof Discovery.Multicast multicast) {
      join.getMulticastConfig()
          .setEnabled(true)
          .setMulticastGroup(multicast.group())
          .setMulticastPort(multicast.port());
    } else if (settings.discovery() instanceof Discovery.Dns dns) {
      join.getKubernetesConfig()
          .setEnabled(true)
          .setProperty("service-dns", dns.name())
          .setProperty("service-port", "" + settings.port());
    } else if (settings.discovery() instanceof Discovery.Kubernetes pods) {
      join.getKubernetesConfig().setEnabled(true).setProperty("service-name", pods.service());
      if (!pods.namespace().isEmpty()) {
        join.getKubernetesConfig().setProperty("namespace", pods.namespace());
      }
    }
  }

  private static String address(String host) {
    if (LITERAL.matcher(host).matches()) {
      return host;
    }
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new ClusterNotJoinedException(
          "cluster.host: the name %s has no address — expected an address of this machine, a name that has one, or any — change it in mappings/migration.yaml"
              .formatted(host),
          e);
    }
  }
}
