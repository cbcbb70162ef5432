package dev.deskferry.route;

import dev.deskferry.mapping.CustomFields;
import dev.deskferry.mapping.Mappings;
import dev.deskferry.report.Progress;
import dev.deskferry.run.Control;
import dev.deskferry.run.Members;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunLedger;
import dev.deskferry.run.RunOptions;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.spec.PipelineSpec;
import dev.deskferry.staging.Database;
import dev.deskferry.throttle.RateBudget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What a load needs.
 *
 * @param routes the folder {@code routes}
 * @param members the nodes that work together
 * @param mappings compiles the mappings once the staged field definitions are known
 * @param fallbackOwner e-mail address; checked against the portal's owners
 * @param only object types asked for; empty for all
 * @param runId a run that must be resumed; empty to resume the last unfinished one or begin anew
 * @param budget governed by {@code control}
 * @param stop ends the load within seconds, resumable
 * @param control what the operator wants of this phase
 */
public record LoadInputs(
    Path routes,
    Database database,
    RunLedger ledger,
    Members members,
    HubSpotSettings hubspot,
    LoadSettings load,
    List<PipelineSpec> pipelines,
    Function<CustomFields, Mappings> mappings,
    Optional<String> fallbackOwner,
    RateBudget budget,
    Progress progress,
    StopSignal stop,
    Clock clock,
    Set<String> only,
    OptionalLong runId,
    Control control) {

  /** Copies the collections. */
  public LoadInputs {
    pipelines = List.copyOf(pipelines);
    only = Set.copyOf(only);
  }

  /** The same, ended by another signal. */
  LoadInputs with(StopSignal otherStop) {
    return new LoadInputs(
        routes,
        database,
        ledger,
        members,
        hubspot,
        load,
        pipelines,
        mappings,
        fallbackOwner,
        budget,
        progress,
        otherStop,
        clock,
        only,
        runId,
        control);
  }

  /**
   * The same for one lane.
   *
   * @param lane empty for everything
   * @throws UnknownNameException when the settings have no such lane
   */
  public LoadInputs in(String lane) {
    if (!lane.isEmpty() && !load.lanes().containsKey(lane)) {
      throw new UnknownNameException(
          "--lane", lane, "load.lanes of mappings/migration.yaml has none", load.lanes().keySet());
    }
    return in(load.in(lane), only, runId);
  }

  /** The same for a run that was begun elsewhere. */
  LoadInputs resuming(Run run) {
    return with(RunOptions.of(run.options()), run.runId());
  }

  /** The same with the object types and the lane of the run that must be resumed, if one must. */
  LoadInputs asBegun() {
    return runId.isEmpty()
        ? this
        : with(
            BegunOptions.of(ledger, Phase.LOAD, runId.getAsLong(), only, load.lane().name()),
            runId.getAsLong());
  }

  private LoadInputs with(RunOptions options, long begunRun) {
    return in(load.in(options.lane()), Set.copyOf(options.only()), OptionalLong.of(begunRun));
  }

  private LoadInputs in(LoadSettings laned, Set<String> someTypes, OptionalLong ofRun) {
    return new LoadInputs(
        routes,
        database,
        ledger,
        members,
        hubspot,
        laned,
        pipelines,
        mappings,
        fallbackOwner,
        budget.lane(laned.lane().name(), laned.weight()),
        progress,
        stop,
        clock,
        someTypes,
        ofRun,
        control);
  }
}
