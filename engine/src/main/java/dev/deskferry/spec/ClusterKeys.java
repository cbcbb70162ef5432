package dev.deskferry.spec;

import static dev.deskferry.spec.Key.Shape.NESTED;
import static dev.deskferry.spec.Key.Shape.NUMBER;
import static dev.deskferry.spec.Key.Shape.TEXT;
import static dev.deskferry.spec.Key.Shape.TEXTS;
import static dev.deskferry.spec.Key.Shape.TRUTH;

import java.util.List;

/** The keys of section {@code cluster} of {@code migration.yaml}. */
final class ClusterKeys {

  /** {@code cluster:}. */
  static final KeyTable CLUSTER =
      KeyTable.of(
          "cluster",
          "Nodes (`cluster:`)",
          "How the nodes of a migration find each other.",
          Key.of(
              "enabled",
              TRUTH,
              "`false` lets every node work by itself; otherwise nodes join as soon as this section is there."),
          Key.of(
              "host",
              TEXT,
              "Address of this machine that other nodes reach; `127.0.0.1` where nodes are listed, `any` elsewhere. `10.1.2.*` takes the one that fits."),
          Key.of(
              "port",
              NUMBER,
              "The first of 20 ports of which a node takes the first that is free; 5701 unless told otherwise."),
          Key.word(
              "discovery",
              List.of("members", "multicast", "dns", "kubernetes"),
              "How nodes are found: by the list `members` (the default), or as the section of that name says."),
          Key.of(
              "members",
              TEXTS,
              "Machines where nodes may run, with or without a port; `127.0.0.1` unless told otherwise."),
          Key.nested("multicast", NESTED, "multicast", "For `discovery: multicast`."),
          Key.nested("dns", NESTED, "dns", "For `discovery: dns`."),
          Key.nested("kubernetes", NESTED, "kubernetes", "For `discovery: kubernetes`."));

  /** {@code multicast:}. */
  static final KeyTable MULTICAST =
      KeyTable.of(
          "multicast",
          "Multicast (`multicast:`)",
          "Nodes of one network call out.",
          Key.of("group", TEXT, "Multicast address; `224.2.2.3` unless told otherwise."),
          Key.of("port", NUMBER, "Multicast port; 54327 unless told otherwise."));

  /** {@code dns:}. */
  static final KeyTable DNS =
      KeyTable.of(
          "dns",
          "DNS (`dns:`)",
          "One name stands for the addresses of all nodes; all use the same `port`.",
          Key.required("name", TEXT, "The name, asked again whenever nodes are looked for."));

  /** {@code kubernetes:}. */
  static final KeyTable KUBERNETES =
      KeyTable.of(
          "kubernetes",
          "Kubernetes (`kubernetes:`)",
          "Nodes are the pods of a service; the pods' account must be allowed to read endpoints, pods and services.",
          Key.required("service", TEXT, "Name of the service."),
          Key.of("namespace", TEXT, "Otherwise the namespace of the pod."));

  private ClusterKeys() {}
}
