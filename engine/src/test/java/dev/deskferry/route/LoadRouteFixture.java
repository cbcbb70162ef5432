package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.staging.Statements;
import dev.deskferry.testing.Repository;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;

/** Runs one load route by itself, so that a test sees the order of its steps and its choices. */
abstract class LoadRouteFixture extends CamelTestSupport {

  private static final List<String> FILES =
      List.of(
          "load-run",
          "call-hubspot",
          "load-preflight",
          "load-partition",
          "load-batch",
          "load-unsettled",
          "load-deletions",
          "load-links",
          "load-read-back");
  private static final List<String> BEANS =
      List.of(
          "hubspotCall",
          "loadTasks",
          "loadPartitions",
          "loadBatch",
          "loadUnsettled",
          "loadDeletions",
          "loadArchiving",
          "loadLinks",
          "loadPreflight",
          "loadJoining",
          "loadProperties",
          "loadPipelines",
          "loadLabels",
          "loadReading");

  final LoadSteps steps = new LoadSteps();
  private final Statements statements = Statements.in(Repository.stagingSchema());
  // One thread, so that the order of parallel parts is known.
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /** Loads all files and cuts the route off at the steps where it leaves for somewhere else. */
  void start(String route, String... exits) throws Exception {
    context.getPropertiesComponent().addOverrideProperty("load.look", "load-preflight");
    context.getRegistry().bind("statements", statements);
    context.getRegistry().bind("staging", new org.postgresql.ds.PGSimpleDataSource());
    context.getRegistry().bind("loadWorkerThreads", threads);
    context.getRegistry().bind("loadBatchThreads", threads);
    BEANS.forEach(bean -> context.getRegistry().bind(bean, steps.bean(bean)));
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(FILES.stream().map(this::resource).toArray(Resource[]::new));
    for (String exit : exits) {
      context.getRegistry().bind(exit, (Processor) exchange -> take(exit, exchange));
      AdviceWith.adviceWith(context, route, it -> it.weaveById(exit).replace().to("bean:" + exit));
    }
  }

  private void take(String exit, Exchange exchange) throws Exception {
    boolean isPart = exchange.getProperty(Exchange.SPLIT_INDEX) != null;
    steps.take(isPart ? exit + " " + exchange.getMessage().getBody() : exit, exchange);
  }

  private Resource resource(String file) {
    return PluginHelper.getResourceLoader(context)
        .resolveResource(
            "file:" + Repository.root().resolve("routes").resolve(file + ".camel.yaml"));
  }

  Exchange send(String route, Object body) {
    return template.send("direct:" + route, exchange -> exchange.getMessage().setBody(body));
  }

  /** A step that has one effect the first time, another the next. */
  void sequence(String step, Processor... effects) {
    var left = List.of(effects).iterator();
    steps.on(step, exchange -> left.next().process(exchange));
  }

  Processor runs(String statement) {
    return exchange ->
        assertThat(exchange.getMessage().getBody()).isEqualTo(statements.text(statement));
  }

  static Processor set(String property, Object value) {
    return exchange -> exchange.setProperty(property, value);
  }

  static Processor noRequest() {
    return exchange -> exchange.removeProperty(LoadNames.REQUEST);
  }

  static Processor broken(Exception failure) {
    return exchange -> {
      throw failure;
    };
  }
}
