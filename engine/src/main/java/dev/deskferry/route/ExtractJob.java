package dev.deskferry.route;

import dev.deskferry.report.Progress;
import dev.deskferry.run.Control;
import dev.deskferry.run.Members;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunLedger;
import dev.deskferry.run.RunOptions;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.ExtractSettings;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.spec.ZendeskSettings;
import dev.deskferry.staging.Database;
import dev.deskferry.throttle.PermitStore;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an extract needs to know.
 *
 * @param routesFolder the folder {@code routes}
 * @param sources all of them, in the order of {@link dev.deskferry.spec.Sources#read}
 * @param ledger where runs are opened and joined
 * @param members the nodes that work together
 * @param permits the rate limits that the nodes share
 * @param only names of sources or of object types; empty for all
 * @param runId a run that must be resumed
 * @param isTakenOver whether that run is one whose planner is gone, rather than the operator's
 *     choice
 * @param control what the operator wants of this phase
 */
public record ExtractJob(
    Path routesFolder,
    ZendeskSettings zendesk,
    ExtractSettings settings,
    List<SourceSpec> sources,
    Database database,
    RunLedger ledger,
    Members members,
    PermitStore permits,
    StopSignal stop,
    Progress progress,
    List<String> only,
    OptionalLong runId,
    boolean isTakenOver,
    Control control) {

  public ExtractJob {
    sources = List.copyOf(sources);
    only = List.copyOf(only);
  }

  /** The same with the object types of a run that was begun elsewhere. */
  ExtractJob of(Run run) {
    return with(RunOptions.of(run.options()).only(), stop, OptionalLong.empty(), false);
  }

  /** The same, to go on with a run that was begun elsewhere. */
  ExtractJob resuming(Run run) {
    return with(RunOptions.of(run.options()).only(), stop, OptionalLong.of(run.runId()), true);
  }

  /** The same with the object types of the run that must be resumed, if one must. */
  ExtractJob asBegun() {
    return runId.isEmpty()
        ? this
        : with(
            BegunOptions.of(ledger, Phase.EXTRACT, runId.getAsLong(), only, "").only(),
            stop,
            runId,
            isTakenOver);
  }

  /** The same, ended by another signal. */
  ExtractJob with(StopSignal otherStop) {
    return with(only, otherStop, runId, isTakenOver);
  }

  private ExtractJob with(
      List<String> otherTypes, StopSignal otherStop, OptionalLong otherRun, boolean takesOver) {
    return new ExtractJob(
        routesFolder,
        zendesk,
        settings,
        sources,
        database,
        ledger,
        members,
        permits,
        otherStop,
        progress,
        otherTypes,
        otherRun,
        takesOver,
        control);
  }
}
