package dev.deskferry.spec;

import java.util.List;

/** How the nodes of a migration find each other. */
public sealed interface Discovery {

  /**
   * By a list.
   *
   * @param hosts names or addresses, each with or without a port; never empty
   */
  record Listed(List<String> hosts) implements Discovery {
    /** Copies the list. */
    public Listed {
      hosts = List.copyOf(hosts);
    }
  }

  /** By calling out in one network. */
  record Multicast(String group, int port) implements Discovery {}

  /** By a name that stands for the addresses of all nodes. */
  record Dns(String name) implements Discovery {}

  /**
   * By asking Kubernetes for the pods of a service.
   *
   * @param namespace empty for the one of this pod
   */
  record Kubernetes(String service, String namespace) implements Discovery {}
}
