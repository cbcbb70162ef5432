package dev.deskferry.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Names this process among all that ever worked on a migration. */
final class NodeId {

  private static final int TELLING_APART = 0x10000;

  private NodeId() {}

  /** Host, process and a few random digits, since process numbers come again. */
  static String ours() {
    return "%s-%d-%04x"
        .formatted(
            host(),
            ProcessHandle.current().pid(),
            ThreadLocalRandom.current().nextInt(TELLING_APART));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
