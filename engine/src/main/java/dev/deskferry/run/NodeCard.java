package dev.deskferry.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who a process is: table {@code migration.node}.
 *
 * @param nodeId unlike that of any other process
 * @param version of Deskferry
 * @param fingerprint hash of the mapping files it works with
 */
public record NodeCard(String nodeId, String host, long pid, String version, String fingerprint) {

  private static final int TELLING_APART = 0x10000;

  /** Names this process among all that ever worked on a migration: host, process, random digits. */
  public static String newNodeId() {
    return "%s-%d-%04x"
        .formatted(
            localHost(),
            ProcessHandle.current().pid(),
            ThreadLocalRandom.current().nextInt(TELLING_APART));
  }

  /** The card of this process. */
  public static NodeCard ofThisProcess(String nodeId, String version, String fingerprint) {
    return new NodeCard(nodeId, localHost(), ProcessHandle.current().pid(), version, fingerprint);
  }

  /** The name of this machine without its domain, {@code localhost} when it has none. */
  public static String localHost() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      return name.replaceFirst("\\..*", "");
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
