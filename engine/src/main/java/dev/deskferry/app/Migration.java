package dev.deskferry.app;

import dev.deskferry.cluster.Cluster;
import dev.deskferry.mapping.Mappings;
import dev.deskferry.problem.Problems;
import dev.deskferry.report.LaneProgress;
import dev.deskferry.report.Progress;
import dev.deskferry.route.ExtractJob;
import dev.deskferry.route.ExtractPhase;
import dev.deskferry.route.ExtractSummary;
import dev.deskferry.route.LoadFound;
import dev.deskferry.route.LoadInputs;
import dev.deskferry.route.LoadPhase;
import dev.deskferry.route.LoadSummary;
import dev.deskferry.run.Control;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Members;
import dev.deskferry.run.NodeCard;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunLedger;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.run.SupersededException;
import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.spec.ExtractSettings;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.spec.PipelineReader;
import dev.deskferry.spec.PipelineSpec;
import dev.deskferry.spec.SourceChecks;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.spec.Sources;
import dev.deskferry.spec.ZendeskSettings;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Statements;
import dev.deskferry.throttle.LeasedRateBudget;
import dev.deskferry.throttle.LocalPermits;
import dev.deskferry.throttle.PermitStore;
import dev.deskferry.throttle.RateBudget;
import dev.deskferry.throttle.SteadyClock;
import dev.deskferry.yaml.MapNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The configured whole with its staging database open: what the phases are run on. */
final class Migration implements AutoCloseable {

  private final Installation home;
  private final Database database;
  private final Members members;
  private final PermitStore permits;
  private final Vacancies vacancies;
  private @Nullable Database waiting;

  private Migration(Installation home, Database database, Members members) {
    this.home = home;
    this.database = database;
    this.members = members;
    this.vacancies = new Vacancies(members);
    this.permits =
        members instanceof Cluster cluster
            ? cluster.permits()
            : LocalPermits.full(SteadyClock.system());
  }

  /**
   * Opens the staging database that the settings name, and joins the other nodes of this migration
   * if the settings say so.
   *
   * @throws dev.deskferry.problem.ProblemsException when the settings have errors
   * @throws dev.deskferry.staging.StagingException when the database cannot be used
   * @throws dev.deskferry.route.StoppedException when a stop is asked for before all is open
   */
  static Migration open(Installation home, StopSignal stop) {
    return open(home, false, stop);
  }

  /**
   * The same for one node among others.
   *
   * @param isNode whether to join the other nodes unless the settings forbid it
   * @throws dev.deskferry.cluster.ClusterNotJoinedException when the node cannot listen
   */
  static Migration open(Installation home, boolean isNode, StopSignal stop) {
    Problems problems = new Problems();
    ClusterSettings cluster = ClusterSettings.read(home.migration(problems).cluster());
    problems.throwIfErrors();
    Opening opening = new Opening(stop);
    Database database = opening.database(home);
    try {
      return new Migration(home, database, opening.members(cluster, database, isNode));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  Database database() {
    return database;
  }

  String nodeId() {
    return members.self();
  }

  int nodeCount() {
    return members.alive().size();
  }

  /** The database for a phase, which waits where a question of the operator would fail. */
  private synchronized Database waiting(StopSignal stop, Progress progress) {
    if (waiting == null) {
      waiting = database.waiting(stop::pause, stop::isRequested, progress::note);
    }
    return waiting;
  }

  /** The runs of this migration. */
  RunLedger ledger(StopSignal stop, Progress progress) {
    return new DatabaseRunLedger(waiting(stop, progress), members);
  }

  /** Lanes that a load may be of; none when the settings have errors, which a load tells. */
  Set<String> lanes() {
    return LoadSettings.read(home.migration(new Problems()).load()).lanes().keySet();
  }

  /**
   * Works on the running run of a phase and lane, if there is one, until there is no more to do in
   * it; plans it when nobody does.
   */
  void help(Phase phase, String lane, StopSignal stop, Progress progress) {
    RunLedger ledger = ledger(stop, progress);
    boolean isRunning = ledger.isRunning(phase, lane);
    boolean isPlanned = isRunning && ledger.isPlanned(phase, lane);
    if (!vacancies.isOurs(phase.lock(lane), isRunning && !isPlanned) && !isPlanned) {
      return;
    }
    try (Controlled controlled = controlled(new Control(phase, lane), stop.child(), progress)) {
      if (phase == Phase.EXTRACT) {
        ExtractJob job = extractJob(controlled, List.of(), OptionalLong.empty());
        if (isPlanned) {
          ExtractPhase.join(job);
        } else {
          ExtractPhase.takeOver(job);
        }
      } else {
        LoadInputs inputs = loadInputs(controlled, Set.of(), OptionalLong.empty()).in(lane);
        if (isPlanned) {
          LoadPhase.join(inputs);
        } else {
          LoadPhase.takeOver(inputs);
        }
      }
    }
  }

  /** Helps with a run that another node has come to plan, until it ends. */
  private void accompany(
      Phase phase, SupersededException reason, StopSignal stop, Progress progress) {
    progress.note(reason.getMessage() + "; this process helps until it ends");
    RunLedger ledger = ledger(stop, progress);
    String lane = ledger.options(phase, reason.runId()).lane();
    PhaseHelp help = PhaseHelp.with(this, phase, lane, stop, progress);
    Run run = ledger.look(phase, reason.runId());
    help.whileTrue(() -> run.state() == RunState.RUNNING);
  }

  private Controlled controlled(Control control, StopSignal stop, Progress progress) {
    NodeCard card =
        NodeCard.ofThisProcess(nodeId(), Deskferry.version(), home.files().fingerprint());
    return Controlled.begin(
        database, card, members, control, stop, LaneProgress.of(progress, control.lane()));
  }

  /** Phase 1, to its end, a failure or a stop. */
  ExtractSummary extract(
      StopSignal stop, Progress progress, List<String> only, OptionalLong runId) {
    try (Controlled controlled = controlled(new Control(Phase.EXTRACT), stop, progress)) {
      return ExtractPhase.run(extractJob(controlled, only, runId));
    } catch (SupersededException e) {
      accompany(Phase.EXTRACT, e, stop, progress);
      try (Controlled controlled = controlled(new Control(Phase.EXTRACT), stop, progress)) {
        return ExtractPhase.look(extractJob(controlled, only, runId), e.runId());
      }
    }
  }

  private ExtractJob extractJob(Controlled controlled, List<String> only, OptionalLong runId) {
    Problems problems = new Problems();
    MigrationSpec spec = home.migration(problems);
    ZendeskSettings zendesk = ZendeskSettings.read(spec.zendesk());
    ExtractSettings settings = ExtractSettings.read(spec.extract());
    List<SourceSpec> sources = Sources.read(home.files(), settings.parameters(), problems);
    SourceChecks.budgets(
        sources,
        spec.zendesk().optionalMap("rate_limits").map(MapNode::keys).orElse(List.of()),
        problems);
    SourceChecks.statements(sources, Statements.in(home.schema()).names(), problems);
    problems.throwIfErrors();
    Database staging = waiting(controlled.stop(), controlled.progress());
    return new ExtractJob(
        home.routes(),
        zendesk,
        settings,
        sources,
        staging,
        new DatabaseRunLedger(staging, members),
        members,
        permits,
        controlled.stop(),
        controlled.progress(),
        only,
        runId,
        false,
        controlled.control());
  }

  /** Phase 2, or its rehearsal, to its end, a failure or a stop. */
  LoadSummary load(
      StopSignal stop,
      Progress progress,
      Set<String> only,
      OptionalLong runId,
      String lane,
      boolean execute) {
    try (Controlled controlled = controlled(new Control(Phase.LOAD, lane), stop, progress)) {
      return LoadPhase.run(loadInputs(controlled, only, runId).in(lane), execute);
    } catch (SupersededException e) {
      accompany(Phase.LOAD, e, stop, progress);
      try (Controlled controlled = controlled(new Control(Phase.LOAD, lane), stop, progress)) {
        return LoadPhase.look(loadInputs(controlled, only, runId).in(lane), e.runId());
      }
    }
  }

  /** Counts what HubSpot itself holds of this migration, for the reconciliation. */
  LoadFound readBack(StopSignal stop, Progress progress) {
    Control control = new Control(Phase.LOAD);
    return LoadPhase.readBack(
        loadInputs(control, stop, progress, Set.of(), OptionalLong.empty()), true);
  }

  private LoadInputs loadInputs(Controlled controlled, Set<String> only, OptionalLong runId) {
    return loadInputs(controlled.control(), controlled.stop(), controlled.progress(), only, runId);
  }

  private LoadInputs loadInputs(
      Control control, StopSignal stop, Progress progress, Set<String> only, OptionalLong runId) {
    Problems problems = new Problems();
    MigrationSpec spec = home.migration(problems);
    HubSpotSettings hubspot = HubSpotSettings.read(spec.hubspot());
    LoadSettings settings = LoadSettings.read(spec.load());
    List<PipelineSpec> pipelines = PipelineReader.readAll(home.files(), problems);
    problems.throwIfErrors();
    return new LoadInputs(
        home.routes(),
        waiting(stop, progress),
        ledger(stop, progress),
        members,
        hubspot,
        settings,
        pipelines,
        fields -> Mappings.compile(spec, fields),
        spec.fallbackOwner(),
        budget(hubspot, stop, control),
        progress,
        stop,
        SteadyClock.system(),
        only,
        runId,
        control);
  }

  private RateBudget budget(HubSpotSettings hubspot, StopSignal stop, Control control) {
    RateBudget shared =
        new LeasedRateBudget(
            hubspot.buckets(), permits, SteadyClock.system(), stop, control.activity()::isClosed);
    return control.govern(shared, stop);
  }

  @Override
  public void close() {
    members.close();
    closeWaiting();
    database.close();
  }

  private synchronized void closeWaiting() {
    if (waiting != null) {
      waiting.close();
    }
  }
}
