package dev.deskferry.route;

import dev.deskferry.load.PortalJson;
import dev.deskferry.run.GoneNodes;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.Run;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;

/** What a node does in a load: the routes, their beans and their threads. */
final class LoadWork {

  static final List<String> FILES =
      List.of(
          "call-hubspot.camel.yaml",
          "load-preflight.camel.yaml",
          "load-run.camel.yaml",
          "load-partition.camel.yaml",
          "load-batch.camel.yaml",
          "load-unsettled.camel.yaml",
          "load-deletions.camel.yaml",
          "load-links.camel.yaml");
  private static final List<String> ROUTES =
      List.of(
          "call-hubspot",
          "load-preflight",
          "load-joining",
          "load-run",
          "load-task",
          "load-worker",
          "load-partition",
          "load-batch",
          "load-unsettled",
          "load-unsettled-of-type",
          "load-deletions",
          "load-deletions-of-type",
          "load-deletion-batch",
          "load-links",
          "load-links-of-kind",
          "load-link-batch");

  /** Placeholder in the route {@code load-run}: the route that looks before loading. */
  private static final String LOOK = "load.look";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  // HubSpot's own front door gives up after 100 seconds (524).
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(110);

  private LoadWork() {}

  /**
   * Takes part in a run until it is over for this node; what went wrong is in the session.
   *
   * @param isPlanner whether this node begins and ends tasks, archives and makes waiting links
   */
  static void perform(LoadInputs inputs, LoadSession session, Run run, boolean isPlanner) {
    Threads threads = new Threads(inputs);
    try (LeaseKeeper keeper = new LeaseKeeper(run);
        GoneNodes gone = GoneNodes.watch(inputs.members(), run)) {
      LoadLeases leases = new LoadLeases(session, run, keeper, inputs.control().activity());
      Map<String, Object> beans = new HashMap<>();
      beans.put(
          "loadTasks",
          isPlanner ? new LoadTasks(session, run, inputs.only()) : new JoinedTasks(session, run));
      beans.put("loadPartitions", new LoadPartitions(session, run, leases, keeper, isPlanner));
      beans.put("loadBatch", new LoadSending(session));
      beans.put("loadUnsettled", new LoadUnsettled(session, run, leases, inputs.only(), isPlanner));
      beans.put("loadDeletions", new LoadDeletions(session, run, leases, inputs.only(), isPlanner));
      beans.put("loadArchiving", new LoadArchiving(session));
      beans.put("loadLinks", new LoadLinks(session, run, leases, isPlanner));
      beans.put("loadWorkerThreads", threads.workers);
      beans.put("loadBatchThreads", threads.batches);
      LoadPortal portal =
          new LoadPortal(
              inputs, session, isPlanner, found -> run.tellFindings(PortalJson.write(found)));
      beans.putAll(portal.beans());
      beans.put("loadJoining", new LoadJoining(session, run, portal.hubspot()));
      String look = isPlanner ? "load-preflight" : "load-joining";
      try (portal;
          CamelRuntime camel = start(inputs, FILES, ROUTES, beans, Map.of(LOOK, look))) {
        portal.calls().connect(camel.producer());
        Exchange done = camel.producer().send("direct:load-run", exchange -> {});
        if (done.getException() != null) {
          session.fail(String.valueOf(done.getException().getMessage()));
        }
      }
    } finally {
      threads.close();
    }
  }

  /** Camel with these routes of a load. */
  static CamelRuntime start(
      LoadInputs inputs, List<String> files, List<String> routes, Map<String, Object> beans) {
    return start(inputs, files, routes, beans, Map.of());
  }

  private static CamelRuntime start(
      LoadInputs inputs,
      List<String> files,
      List<String> routes,
      Map<String, Object> beans,
      Map<String, String> placeholders) {
    beans.put("statements", inputs.database().statements());
    beans.put("staging", inputs.database().dataSource());
    int connections = inputs.load().concurrency() + inputs.load().partitions() + 2;
    return CamelRuntime.start(
        new RuntimeSettings(
            inputs.routes(),
            files,
            routes,
            beans,
            placeholders,
            connections,
            CONNECT_TIMEOUT,
            RESPONSE_TIMEOUT,
            inputs.stop()));
  }

  /** The threads of a load; closing waits for those at work. */
  private static final class Threads implements AutoCloseable {
    private final ExecutorService workers;
    private final ExecutorService batches;

    Threads(LoadInputs inputs) {
      int partitions = inputs.load().partitions();
      workers = Executors.newFixedThreadPool(partitions + 1);
      // Reading the batches of a partition takes a thread of the same pool, one each.
      batches = Executors.newFixedThreadPool(inputs.load().concurrency() + partitions);
    }

    @Override
    public void close() {
      workers.shutdown();
      batches.shutdown();
    }
  }
}
