package dev.deskferry.route;

import dev.deskferry.staging.SessionLock;
import dev.deskferry.staging.StatementFailedException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turn to look at the portal and give it what it lacks. One load at a time has it, since of two
 * that add options to the same property HubSpot keeps the list that comes last. For one thread.
 */
final class PortalTurn implements AutoCloseable {

  /** Name of the lock; a load's own is {@code load} and its lane. */
  static final String LOCK = "portal";

  private static final Logger LOG = LoggerFactory.getLogger(PortalTurn.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final LoadSession session;
  private volatile Optional<SessionLock> lock = Optional.empty();

  PortalTurn(LoadSession session) {
    this.session = session;
  }

  /**
   * Waits for the turn. It is had without a lock where the database does not answer at that moment.
   *
   * @throws LoadStoppedException when the load ends before
   */
  void await() {
    try {
      boolean isTold = false;
      lock = SessionLock.tryTake(session.database(), LOCK);
      while (lock.isEmpty()) {
        if (session.isEnding()) {
          throw new LoadStoppedException("stopped while another load looked at the portal");
        }
        if (!isTold) {
          session
              .progress()
              .note("load: waiting until another load has given HubSpot what it lacks");
        }
        isTold = true;
        session.pause(LOOK_AGAIN);
        lock = SessionLock.tryTake(session.database(), LOCK);
      }
    } catch (StatementFailedException e) {
      LOG.debug("the portal is looked at without a lock", e);
    }
  }

  /** Gives the turn back, if it was had; may be called twice. */
  @Override
  public void close() {
    lock.ifPresent(SessionLock::close);
    lock = Optional.empty();
  }
}
