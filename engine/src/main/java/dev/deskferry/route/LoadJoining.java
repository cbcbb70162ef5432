package dev.deskferry.route;

import dev.deskferry.hubspot.PortalDay;
import dev.deskferry.load.Portal;
import dev.deskferry.load.PortalJson;
import dev.deskferry.run.Run;
import java.time.Duration;

/**
 * The bean {@code loadJoining} of route {@code load-joining}: a node that joined a load which
 * another plans knows the portal from that one, and asks HubSpot nothing about it.
 */
public final class LoadJoining {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final LoadSession session;
  private final Run run;
  private final HubSpotCall hubspot;

  LoadJoining(LoadSession session, Run run, HubSpotCall hubspot) {
    this.session = session;
    this.run = run;
    this.hubspot = hubspot;
  }

  /** Waits until the planner has looked at the portal, or the load is ending. */
  public void learnPortal() {
    while (session.portal().get() == null && !session.isEnding()) {
      run.findings().map(PortalJson::read).ifPresent(this::learn);
      if (session.portal().get() == null) {
        session.pause(LOOK_AGAIN);
      }
    }
  }

  private void learn(Portal found) {
    hubspot.learn(PortalDay.in(found.timeZone()));
    session.portal().set(found);
  }
}
