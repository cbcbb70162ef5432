package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.staging.Statements;
import dev.deskferry.testing.Repository;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;

/** Every load route by itself: the order of its steps and its choices. */
class LoadRoutesTest extends CamelTestSupport {

  private static final List<String> FILES =
      List.of(
          "load-run",
          "call-hubspot",
          "load-preflight",
          "load-partition",
          "load-batch",
          "load-links",
          "load-read-back");
  private static final List<String> BEANS =
      List.of(
          "hubspotCall",
          "loadTasks",
          "loadPartitions",
          "loadBatch",
          "loadLinks",
          "loadPreflight",
          "loadProperties",
          "loadPipelines",
          "loadLabels",
          "loadReading");

  private final LoadSteps steps = new LoadSteps();
  private final Statements statements = Statements.in(Repository.stagingSchema());
  // One thread, so that the order of parallel parts is known.
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void callHubspotSendsUntilThereIsAVerdict() throws Exception {
    start("call-hubspot", "send-to-hubspot");
    sequence("hubspotCall.read", exchange -> {}, set(LoadNames.VERDICT, "answered"));

    assertThat(send("call-hubspot", "").getException()).isNull();

    assertThat(steps.taken())
        .containsExactly(
            "hubspotCall.prepare",
            "send-to-hubspot",
            "hubspotCall.read",
            "hubspotCall.prepare",
            "send-to-hubspot",
            "hubspotCall.read");
  }

  @Test
  void callHubspotTakesSilenceAsAnAnswerAndNothingElse() throws Exception {
    start("call-hubspot", "send-to-hubspot");
    steps.on("send-to-hubspot", broken(new IOException("reset")));
    steps.on("hubspotCall.noReply", set(LoadNames.VERDICT, "uncertain"));
    assertThat(send("call-hubspot", "").getException()).isNull();
    steps.on("hubspotCall.prepare", broken(new LoadStoppedException("stop")));
    assertThat(send("call-hubspot", "").getException()).isInstanceOf(LoadStoppedException.class);

    assertThat(steps.taken())
        .containsExactly(
            "hubspotCall.prepare", "send-to-hubspot", "hubspotCall.noReply", "hubspotCall.prepare");
  }

  @Test
  void loadPreflightLooksBeforeItProvidesAndJudgesLast() throws Exception {
    start("load-preflight");
    assertThat(send("load-preflight", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadPreflight.meetPortal",
            "loadPreflight.checkAccess",
            "loadProperties.provide",
            "loadPipelines.provide",
            "loadPreflight.readOwners",
            "loadLabels.provide",
            "loadPreflight.judge");
  }

  @Test
  void loadPreflightProvidesNothingWithoutAccess() throws Exception {
    start("load-preflight");
    steps.on("loadPreflight.checkAccess", broken(new LoadFailedException("no scope")));
    assertThat(send("load-preflight", "").getException()).hasMessage("no scope");
    assertThat(steps.taken())
        .containsExactly("loadPreflight.meetPortal", "loadPreflight.checkAccess");
  }

  @Test
  void loadReadBackReadsLinksOnlyWhenAsked() throws Exception {
    start("load-read-back");
    send("load-read-back", false);
    assertThat(steps.taken()).containsExactly("loadReading.countRecords");
    send("load-read-back", true);
    assertThat(steps.taken()).endsWith("loadReading.countRecords", "loadReading.countLinks");
  }

  @Test
  void loadRunLoadsParentsFirstAndMakesLinksLast() throws Exception {
    start("load-run", "look-before-loading", "load-one-object-type", "make-waiting-links");
    steps.parts("loadTasks.remaining", "users", "tickets");
    assertThat(send("load-run", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "look-before-loading",
            "loadTasks.remaining",
            "load-one-object-type users",
            "load-one-object-type tickets",
            "make-waiting-links");
  }

  @Test
  void loadRunSendsNothingWhenPreflightRefuses() throws Exception {
    start("load-run", "look-before-loading", "load-one-object-type", "make-waiting-links");
    steps.parts("loadTasks.remaining", "users");
    steps.on("look-before-loading", broken(new LoadFailedException("no scope")));
    assertThat(send("load-run", "").getException()).isNull();
    assertThat(steps.taken()).containsExactly("look-before-loading", "loadTasks.fail");
  }

  @Test
  void loadTaskEndsAfterAllItsWorkers() throws Exception {
    start("load-task", "work-on-partitions");
    steps.parts("loadTasks.workers", 0, 1);
    assertThat(send("load-task", "users").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadTasks.begin",
            "loadTasks.workers",
            "work-on-partitions 0",
            "work-on-partitions 1",
            "loadTasks.end");
  }

  @Test
  void loadWorkerTakesPartitionsUntilNoneIsLeft() throws Exception {
    start("load-worker", "load-one-partition");
    sequence(
        "loadPartitions.lease",
        set(LoadNames.LEASE, "first"),
        set(LoadNames.LEASE, "second"),
        exchange -> exchange.removeProperty(LoadNames.LEASE));
    assertThat(send("load-worker", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadPartitions.lease",
            "load-one-partition",
            "loadPartitions.lease",
            "load-one-partition",
            "loadPartitions.lease");
  }

  @Test
  void loadPartitionEndsAfterAllItsBatches() throws Exception {
    start("load-partition", "send-one-batch");
    steps.parts("loadPartitions.batches", "a", "b", "c");
    assertThat(send("load-partition", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadPartitions.batches",
            "send-one-batch a",
            "send-one-batch b",
            "send-one-batch c",
            "loadPartitions.end");
  }

  @Test
  void loadBatchIsWrittenDownBeforeItIsSentAndSettledWhenItIsOver() throws Exception {
    start("load-batch", "open-the-batch", "ask-hubspot", "settle-the-batch");
    steps.on("loadBatch.begin", set(LoadNames.REQUEST, "create"));
    sequence("loadBatch.goOn", set(LoadNames.REQUEST, "search"), noRequest());
    steps.on("open-the-batch", runs("load/open-batch"));
    steps.on("settle-the-batch", runs("load/settle-batch"));

    assertThat(send("load-batch", "").getException()).isNull();

    assertThat(steps.taken())
        .containsExactly(
            "loadBatch.prepareOpening",
            "open-the-batch",
            "loadBatch.begin",
            "ask-hubspot",
            "loadBatch.goOn",
            "ask-hubspot",
            "loadBatch.goOn",
            "loadBatch.prepareSettling",
            "settle-the-batch",
            "loadBatch.end");
  }

  @Test
  void loadBatchWithoutAnAnswerStaysOpen() throws Exception {
    start("load-batch", "open-the-batch", "ask-hubspot", "settle-the-batch");
    steps.on("loadBatch.begin", set(LoadNames.REQUEST, "create"));
    steps.on("ask-hubspot", broken(new LoadFailedException("outage")));
    assertThat(send("load-batch", "").getException()).isNull();
    assertThat(steps.taken()).endsWith("ask-hubspot", "loadTasks.fail");
  }

  @Test
  void loadLinksTakesOneKindAfterTheOther() throws Exception {
    start("load-links", "make-links-of-one-kind");
    steps.parts("loadLinks.kinds", "tickets to contacts", "notes to tickets");
    assertThat(send("load-links", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadLinks.kinds",
            "make-links-of-one-kind tickets to contacts",
            "make-links-of-one-kind notes to tickets");
  }

  @Test
  void loadLinksOfKindSendsEveryBatch() throws Exception {
    start("load-links-of-kind", "make-one-batch-of-links");
    steps.parts("loadLinks.batches", "a", "b");
    assertThat(send("load-links-of-kind", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadLinks.batches", "make-one-batch-of-links a", "make-one-batch-of-links b");
  }

  @Test
  void loadLinkBatchIsSettledWhenItIsOver() throws Exception {
    start("load-link-batch", "ask-hubspot-for-links", "settle-the-links");
    steps.on("loadLinks.begin", set(LoadNames.REQUEST, "create"));
    steps.on("loadLinks.goOn", noRequest());
    steps.on("settle-the-links", runs("load/settle-links"));
    assertThat(send("load-link-batch", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadLinks.begin",
            "ask-hubspot-for-links",
            "loadLinks.goOn",
            "loadLinks.prepareSettling",
            "settle-the-links");
  }

  /** Loads all files and cuts the route off at the steps where it leaves for somewhere else. */
  private void start(String route, String... exits) throws Exception {
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

  private Exchange send(String route, Object body) {
    return template.send("direct:" + route, exchange -> exchange.getMessage().setBody(body));
  }

  /** A step that has one effect the first time, another the next. */
  private void sequence(String step, Processor... effects) {
    var left = List.of(effects).iterator();
    steps.on(step, exchange -> left.next().process(exchange));
  }

  private Processor runs(String statement) {
    return exchange ->
        assertThat(exchange.getMessage().getBody()).isEqualTo(statements.text(statement));
  }

  private static Processor set(String property, Object value) {
    return exchange -> exchange.setProperty(property, value);
  }

  private static Processor noRequest() {
    return exchange -> exchange.removeProperty(LoadNames.REQUEST);
  }

  private static Processor broken(Exception failure) {
    return exchange -> {
      throw failure;
    };
  }
}
