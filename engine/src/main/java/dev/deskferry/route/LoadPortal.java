package dev.deskferry.route;

import dev.deskferry.load.Portal;
import dev.deskferry.run.MigrationIdentity;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The beans of preflight and of the call to HubSpot, which a load and its rehearsal share. */
final class LoadPortal implements AutoCloseable {

  /** Route files that go with these beans. */
  static final List<String> FILES = List.of("call-hubspot.camel.yaml", "load-preflight.camel.yaml");

  /** Routes in those files. */
  static final List<String> ROUTES = List.of("call-hubspot", "load-preflight");

  /** How often an address that may be wrong is tried. */
  private static final int PATIENCE_WITH_STRANGERS = 4;

  private final LoadCalls calls;
  private final LoadFindings findings = new LoadFindings();
  private final HubSpotCall hubspot;
  private final PortalTurn turn;
  private final Map<String, Object> beans;

  /** For those who keep what preflight finds to themselves. */
  LoadPortal(LoadInputs inputs, LoadSession session, boolean execute) {
    this(inputs, session, execute, found -> {});
  }

  /**
   * @param execute whether preflight gives the portal what it lacks
   * @param told hears what preflight found, once
   */
  LoadPortal(LoadInputs inputs, LoadSession session, boolean execute, Consumer<Portal> told) {
    this.calls = new LoadCalls(patience(inputs));
    this.hubspot = hubspotCall(inputs);
    this.turn = new PortalTurn(session);
    this.beans =
        Map.of(
            "hubspotCall",
            hubspot,
            "loadPreflight",
            new LoadPreflight(
                session, calls, hubspot, findings, turn, inputs.fallbackOwner(), execute, told),
            "loadProperties",
            new LoadProperties(session, calls, findings, execute),
            "loadPipelines",
            new LoadPipelines(session, calls, findings, inputs.pipelines(), execute),
            "loadLabels",
            new LoadLabels(session, calls, findings, execute));
  }

  /**
   * A portal that has answered to this database before is waited for, as in the midst of a load.
   */
  private static int patience(LoadInputs inputs) {
    boolean isKnown = MigrationIdentity.read(inputs.database()).hubspotPortal().isPresent();
    return isKnown ? HubSpotCall.USUAL_PATIENCE : PATIENCE_WITH_STRANGERS;
  }

  /** The bean of route {@code call-hubspot}. */
  static HubSpotCall hubspotCall(LoadInputs inputs) {
    return new HubSpotCall(
        inputs.hubspot(),
        inputs.budget(),
        inputs.stop(),
        inputs.load().concurrency(),
        inputs.clock(),
        inputs.control(),
        inputs.progress());
  }

  Map<String, Object> beans() {
    return beans;
  }

  HubSpotCall hubspot() {
    return hubspot;
  }

  LoadCalls calls() {
    return calls;
  }

  LoadFindings findings() {
    return findings;
  }

  /** Lets others look at the portal, should preflight not have come to its end. */
  @Override
  public void close() {
    turn.close();
  }
}
