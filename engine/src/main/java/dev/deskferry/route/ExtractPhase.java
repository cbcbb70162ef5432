package dev.deskferry.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.route.ExtractSummary.TaskEnd;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.MigrationIdentity;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.spec.RateLimitSpec;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.throttle.LocalRateBudget;
import dev.deskferry.throttle.Waiter;
import dev.deskferry.zendesk.Verdict;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;

/** Phase one: lands everything that Zendesk has in staging. */
public final class ExtractPhase {

  static final List<String> FILES =
      List.of(
          "call-zendesk.camel.yaml", "extract-partition.camel.yaml", "extract-count.camel.yaml");
  private static final List<String> ROUTES =
      List.of(
          "call-zendesk",
          "mint-zendesk-token",
          "extract-partition",
          "fetch-page",
          "land-page",
          "count-records",
          "report-count",
          "check-zendesk");

  private final ExtractJob job;
  private final Waiter waiter;
  private final ExecutorService walkers;
  private final ExecutorService fetchers;

  private ExtractPhase(ExtractJob job, Waiter waiter) {
    this.job = job;
    this.waiter = waiter;
    this.walkers = Executors.newFixedThreadPool(job.settings().concurrency(), daemons("extract"));
    this.fetchers = Executors.newCachedThreadPool(daemons("fetch"));
  }

  /**
   * Begins an extract or goes on with an unfinished one, and returns when it is done, has failed or
   * was stopped. One object type failing does not stop the others.
   *
   * @throws RouteFileException when the route files cannot be started
   * @throws ExtractFailedException when Zendesk cannot be reached or refuses the credentials
   * @throws dev.deskferry.run.RunRefusedException when another extract is running, or the staging
   *     database belongs to another account
   * @throws UnknownObjectTypeException when a chosen name is no source and no object type
   * @throws StoppedException when a stop is asked for before anything has moved
   */
  public static ExtractSummary run(ExtractJob job) {
    return run(job, job.stop());
  }

  /** The same with waits of another kind. */
  static ExtractSummary run(ExtractJob job, Waiter waiter) {
    ExtractPhase phase = new ExtractPhase(job, waiter);
    try (CamelRuntime camel = CamelRuntime.start(phase.runtime())) {
      return phase.run(camel);
    } finally {
      phase.walkers.shutdownNow();
      phase.fetchers.shutdownNow();
    }
  }

  private ExtractSummary run(CamelRuntime camel) {
    ExtractPlan plan = ExtractPlan.of(job.sources(), job.only());
    check(camel);
    RunRequest request = new RunRequest(Phase.EXTRACT, job.zendesk().url(), options(), job.runId());
    try (Run run = new DatabaseRunLedger(job.database(), node()).open(request)) {
      if (run.isResumed()) {
        job.progress().note("extract run %d goes on where it ended".formatted(run.runId()));
      }
      run.planTasks(plan.ownTypes());
      Map<String, TaskEnd> ends = tasks(camel, run, plan);
      RunState state = state(ends);
      run.finish(state);
      return new ExtractSummary(run.runId(), state, ends);
    }
  }

  private void check(CamelRuntime camel) {
    ExtractRequests requests = requests();
    ExtractCall<ZendeskCaller> call = requests.whoAmI();
    Exchange done =
        camel.producer().send("direct:check-zendesk", it -> it.setProperty(Names.CALL, call));
    if (done.getException() instanceof ExtractFailedException failed) {
      throw failed;
    }
    if (job.stop().isRequested()) {
      throw new StoppedException("stopped before anything moved");
    }
    if (done.getException() != null) {
      throw new ExtractFailedException(
          "Zendesk could not be asked: " + done.getException().getMessage());
    }
    if (!(call.verdict() instanceof Verdict.Accepted)) {
      throw ExtractPages.ended(call.verdict(), call);
    }
    if (call.result().userId().isEmpty()) {
      throw new ExtractFailedException(
          "Zendesk answers but does not know who asks; check "
              + job.zendesk().credentials().settings());
    }
    call.result()
        .account()
        .ifPresent(account -> MigrationIdentity.takeZendeskAccount(job.database(), account));
  }

  private Map<String, TaskEnd> tasks(CamelRuntime camel, Run run, ExtractPlan plan) {
    Map<String, TaskEnd> ends = Collections.synchronizedMap(new LinkedHashMap<>());
    Map<String, CompletableFuture<?>> started = new LinkedHashMap<>();
    for (SourceSpec source : plan.chosen()) {
      CompletableFuture<?>[] before =
          source.after().stream()
              .filter(started::containsKey)
              .map(started::get)
              .toArray(CompletableFuture<?>[]::new);
      ExtractTask task = new ExtractTask(job, run, camel.producer(), source, plan.ownTypes(source));
      started.put(
          source.name(),
          CompletableFuture.allOf(before)
              .thenRunAsync(() -> ends.put(source.name(), end(task, source, run, ends)), walkers));
    }
    CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new)).join();
    return ends;
  }

  private TaskEnd end(ExtractTask task, SourceSpec source, Run run, Map<String, TaskEnd> ends) {
    WorkState known = run.tasks().getOrDefault(source.name(), WorkState.PENDING);
    if (known == WorkState.DONE || known == WorkState.NOT_AVAILABLE) {
      return new TaskEnd(known, "");
    }
    Optional<String> blocked =
        source.after().stream().filter(it -> isUnfinished(ends, it)).findFirst();
    if (blocked.isPresent() || job.stop().isRequested()) {
      String why =
          blocked.map(it -> "waits for " + it).orElse("interrupted; run the verb again to go on");
      TaskEnd waiting = new TaskEnd(WorkState.PENDING, why);
      task.finish(waiting);
      return waiting;
    }
    return task.run();
  }

  private static boolean isUnfinished(Map<String, TaskEnd> ends, String source) {
    TaskEnd end = ends.get(source);
    return end != null && (end.state() == WorkState.FAILED || end.state() == WorkState.PENDING);
  }

  private RunState state(Map<String, TaskEnd> ends) {
    boolean isFailed = ends.values().stream().anyMatch(it -> it.state() == WorkState.FAILED);
    boolean isOpen = ends.values().stream().anyMatch(it -> it.state() == WorkState.PENDING);
    if (job.stop().isRequested() && isOpen) {
      return RunState.INTERRUPTED;
    }
    return isFailed ? RunState.FAILED : RunState.DONE;
  }

  private RuntimeSettings runtime() {
    ExtractRequests requests = requests();
    ExtractSignIn signIn = new ExtractSignIn(job.zendesk().credentials());
    LocalRateBudget budget =
        new LocalRateBudget(
            job.zendesk().rateLimits().stream().map(RateLimitSpec::bucket).toList(),
            Clock.systemUTC(),
            waiter,
            (bucket, wait) ->
                job.progress()
                    .note(
                        "%s: waiting %d s for the rate limit".formatted(bucket, wait.toSeconds())));
    return new RuntimeSettings(
        job.routesFolder(),
        FILES,
        ROUTES,
        Map.of(
            Names.STATEMENTS,
            job.database().statements(),
            Names.STAGING,
            job.database().dataSource(),
            Names.EXTRACT_SIGN_IN,
            signIn,
            Names.EXTRACT_CALLS,
            new ExtractCalls(budget, waiter, signIn, job.zendesk().rateLimits()),
            Names.EXTRACT_PAGES,
            new ExtractPages(requests, fetchers, job.progress()),
            Names.EXTRACT_COUNTS,
            new ExtractCounts(requests)),
        Map.of("zendesk.url", job.zendesk().url()),
        2 * job.settings().concurrency() + 2,
        job.zendesk().connectTimeout(),
        job.zendesk().responseTimeout(),
        job.stop());
  }

  private ExtractRequests requests() {
    return new ExtractRequests(job.zendesk().credentials(), job.settings().attempts());
  }

  private String options() {
    ObjectNode options = new ObjectMapper().createObjectNode();
    job.only().stream().sorted().forEach(options.putArray("only")::add);
    return options.toString();
  }

  private static String node() {
    return "process " + ProcessHandle.current().pid();
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
