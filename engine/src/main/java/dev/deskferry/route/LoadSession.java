package dev.deskferry.route;

import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.load.Claims;
import dev.deskferry.load.Destination;
import dev.deskferry.load.Portal;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.Mappings;
import dev.deskferry.report.Progress;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.NoAnswerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What everything in one load shares. Safe from many threads.
 *
 * @param failure the first thing that makes going on pointless
 * @param portal set once by preflight, before anything is mapped
 */
record LoadSession(
    Database database,
    Mappings mappings,
    LoadSettings settings,
    HubSpotPaths paths,
    Progress progress,
    StopSignal stop,
    Claims claims,
    AtomicReference<Portal> portal,
    AtomicReference<String> failure) {

  static LoadSession of(
      Database database,
      Mappings mappings,
      LoadSettings settings,
      HubSpotPaths paths,
      Progress progress,
      StopSignal stop) {
    return new LoadSession(
        database,
        mappings,
        settings,
        paths,
        progress,
        stop,
        new LedgerClaims(database),
        new AtomicReference<>(),
        new AtomicReference<>());
  }

  /** The portal as preflight found it. */
  Portal knownPortal() {
    return Optional.ofNullable(portal.get())
        .orElseThrow(() -> new IllegalStateException("preflight has not run"));
  }

  /** Where records of a mapping go, and how. */
  Destination destination(CompiledMapping mapping) {
    return new Destination(
        mapping.from(),
        mapping.name(),
        mapping.fingerprint(),
        mapping.target(),
        mapping.key(),
        knownPortal().isKeyUnique(mapping.target()),
        mapping.onExisting(),
        settings.onMissing(),
        settings.searchLag());
  }

  /** Whether only a part is loaded, perhaps beside a load of everything. */
  boolean isLane() {
    return !settings.lane().name().isEmpty();
  }

  /** Ends the load as soon as what is in flight is settled; the first reason counts. */
  void fail(String reason) {
    failure.compareAndSet(null, reason);
  }

  /** As {@link #fail}, unless the cause is a stop. */
  void failBy(Throwable cause) {
    boolean isStop =
        cause instanceof LoadStoppedException
            || (cause instanceof NoAnswerException unanswered && unanswered.isStopped());
    if (!isStop) {
      String message =
          cause instanceof LoadFailedException ? cause.getMessage() : String.valueOf(cause);
      fail(message == null ? "failed without a reason" : message);
    }
  }

  /** Lets time pass; a stop ends it at once. */
  void pause(Duration duration) {
    try {
      stop.pause(duration);
    } catch (InterruptedException e) {
      stop.request();
    }
  }

  /** Whether no new work should begin. */
  boolean isEnding() {
    return stop.isRequested() || failure.get() != null;
  }
}
