package dev.deskferry.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.route.ExtractSummary.TaskEnd;
import dev.deskferry.run.GoneNodes;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.MigrationIdentity;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.RunState;
import dev.deskferry.run.RunWatch;
import dev.deskferry.run.WorkState;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.throttle.Waiter;
import dev.deskferry.zendesk.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Phase one: lands everything that Zendesk has in staging. */
public final class ExtractPhase {

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
   * Begins an extract, or goes on with an unfinished one that has not rested for long, and returns
   * when it is done, has failed or was stopped. One object type failing does not stop the others.
   *
   * @throws RouteFileException when the route files cannot be started
   * @throws ExtractFailedException when Zendesk cannot be reached or refuses the credentials
   * @throws dev.deskferry.run.RunRefusedException when another extract is running, or the staging
   *     database belongs to another account
   * @throws UnknownNameException when a chosen name is no source and no object type, or others are
   *     chosen than those of the run that is to be resumed
   * @throws StoppedException when a stop is asked for before anything has moved
   * @throws dev.deskferry.run.SupersededException when another node has come to plan the run
   */
  public static ExtractSummary run(ExtractJob job) {
    ExtractJob planning = job.with(job.stop().child());
    return run(planning, planning.stop());
  }

  /** How an extract stands that another node plans: its end, or interrupted when it goes on. */
  public static ExtractSummary look(ExtractJob job, long runId) {
    try (Run run = job.ledger().look(Phase.EXTRACT, runId)) {
      RunState state = run.state() == RunState.RUNNING ? RunState.INTERRUPTED : run.state();
      return new ExtractSummary(runId, state, ends(run, run.tasks().keySet()));
    }
  }

  private static Map<String, TaskEnd> ends(Run run, Set<String> types) {
    Map<String, TaskEnd> ends = new LinkedHashMap<>();
    run.standings()
        .forEach(
            (type, standing) -> {
              if (types.contains(type)) {
                ends.put(type, new TaskEnd(standing.state(), standing.message()));
              }
            });
    return ends;
  }

  /** The same with waits of another kind. */
  static ExtractSummary run(ExtractJob job, Waiter waiter) {
    return with(job.asBegun(), waiter, ExtractPhase::run);
  }

  /**
   * Plans the running extract whose planner is gone; does nothing when none is running. As {@link
   * #run(ExtractJob)} otherwise.
   *
   * @throws dev.deskferry.run.RunRefusedException also when this node has other sources than the
   *     run
   */
  public static Optional<ExtractSummary> takeOver(ExtractJob job) {
    try (Run run = job.ledger().join(Phase.EXTRACT).orElse(null)) {
      return Optional.ofNullable(run)
          .map(
              it -> {
                ExtractFingerprint.requireSame(it, job);
                return run(job.resuming(it));
              });
    }
  }

  /**
   * Works on the running extract that another node plans, until that run ends, loses its planner or
   * has nothing left for us.
   *
   * @throws ExtractFailedException when Zendesk cannot be reached or refuses the credentials
   * @throws dev.deskferry.run.RunRefusedException when this node has other sources than the run
   */
  public static void join(ExtractJob job) {
    try (Run run = job.ledger().join(Phase.EXTRACT).orElse(null)) {
      if (run != null) {
        ExtractFingerprint.requireSame(run, job);
        try (RunWatch watch = RunWatch.of(run, job.ledger(), Phase.EXTRACT, job.stop())) {
          ExtractJob joined = job.of(run).with(watch.stop());
          with(joined, watch.stop(), (phase, camel) -> phase.help(camel, run));
        }
      }
    }
  }

  private static <T> T with(
      ExtractJob job, Waiter waiter, BiFunction<ExtractPhase, CamelRuntime, T> work) {
    ExtractPhase phase = new ExtractPhase(job, waiter);
    try (CamelRuntime camel =
        CamelRuntime.start(ExtractRuntime.of(job, waiter, phase.requests(), phase.fetchers))) {
      return work.apply(phase, camel);
    } finally {
      phase.walkers.shutdownNow();
      phase.fetchers.shutdownNow();
    }
  }

  private boolean help(CamelRuntime camel, Run run) {
    job.progress().run(run.runId());
    check(camel);
    try (LeaseKeeper leases = new LeaseKeeper(run)) {
      work(walks(camel, run, leases, ExtractPlan.of(job.sources(), job.only())));
    }
    return true;
  }

  private ExtractSummary run(CamelRuntime camel) {
    ExtractPlan plan = ExtractPlan.of(job.sources(), job.only());
    check(camel);
    RunRequest request =
        new RunRequest(
            Phase.EXTRACT,
            "",
            ExtractFingerprint.of(job),
            options(),
            job.runId(),
            ExtractUnfinished.goesOnWithin(job));
    try (Run run = job.ledger().open(request);
        LeaseKeeper leases = new LeaseKeeper(run);
        GoneNodes gone = GoneNodes.watch(job.members(), run)) {
      run.whenSuperseded(job.stop()::request);
      job.progress().run(run.runId());
      ExtractUnfinished.tell(run, job);
      run.planTasks(plan.ownTypes());
      run.retryFailed(plan.ownTypes());
      run.planWalks(unfinished(run, plan));
      job.members().wake();
      ExtractWalks walks = walks(camel, run, leases, plan);
      work(walks);
      run.requirePlanning();
      Map<String, TaskEnd> ends = walks.conclude();
      RunState state = state(ends);
      run.finish(state);
      return new ExtractSummary(run.runId(), state, ends);
    }
  }

  private static List<String> unfinished(Run run, ExtractPlan plan) {
    return plan.chosen().stream()
        .map(SourceSpec::name)
        .filter(
            name -> {
              WorkState known = run.tasks().getOrDefault(name, WorkState.PENDING);
              return known != WorkState.DONE && known != WorkState.NOT_AVAILABLE;
            })
        .toList();
  }

  private ExtractWalks walks(CamelRuntime camel, Run run, LeaseKeeper leases, ExtractPlan plan) {
    List<ExtractTask> tasks =
        plan.chosen().stream()
            .map(
                source ->
                    new ExtractTask(job, run, camel.producer(), source, plan.ownTypes(source)))
            .toList();
    return new ExtractWalks(job, run, leases, tasks);
  }

  private void work(ExtractWalks walks) {
    CompletableFuture<?>[] walking =
        Stream.generate(() -> CompletableFuture.runAsync(walks::work, walkers))
            .limit(job.settings().concurrency())
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(walking).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
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

  private RunState state(Map<String, TaskEnd> ends) {
    boolean isFailed = ends.values().stream().anyMatch(it -> it.state() == WorkState.FAILED);
    boolean isOpen = ends.values().stream().anyMatch(it -> it.state() == WorkState.PENDING);
    if (job.stop().isRequested() && isOpen) {
      return RunState.INTERRUPTED;
    }
    return isFailed ? RunState.FAILED : RunState.DONE;
  }

  private ExtractRequests requests() {
    return new ExtractRequests(job.zendesk().credentials(), job.settings().attempts());
  }

  private String options() {
    ObjectNode options = new ObjectMapper().createObjectNode();
    job.only().stream().sorted().forEach(options.putArray("only")::add);
    return options.toString();
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
