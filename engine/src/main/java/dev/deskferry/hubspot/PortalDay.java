package dev.deskferry.hubspot;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When an account's requests of a day are counted anew: at midnight in its time zone
 * (community.hubspot.com, m-p/511719, read 2026-11-22).
 *
 * @param zone {@code timeZone} of the account's details; empty while it is not known
 */
public record PortalDay(Optional<ZoneId> zone) {

  /** The day of an account whose time zone is not known. */
  public static final PortalDay UNKNOWN = new PortalDay(Optional.empty());

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

  /** The day of an account by the name of its time zone; unknown when there is no such zone. */
  public static PortalDay in(String timeZone) {
    try {
      return new PortalDay(Optional.of(ZoneId.of(timeZone)));
    } catch (DateTimeException e) {
      return UNKNOWN;
    }
  }

  /**
   * How long it is of use to wait when the day is used up: until midnight. A quarter of an hour
   * while the time zone is not known, and in the first quarter of an hour of a day, since HubSpot
   * may begin it a little late.
   *
   * @param there what time it is at HubSpot
   */
  public Duration untilReset(Instant there) {
    return zone.filter(known -> !isYoung(known, there))
        .map(known -> Duration.between(there, midnight(known, today(known, there).plusDays(1))))
        .orElse(LOOK_AGAIN);
  }

  /** A clause for the operator: {@code it is reset at midnight in Europe/Berlin}. */
  public String reset() {
    return zone.map(known -> "it is reset at midnight in " + known)
        .orElse(
            "it is reset at midnight in the account's time zone, which is not known yet; it is tried again every quarter of an hour");
  }

  private static boolean isYoung(ZoneId zone, Instant there) {
    Instant begun = midnight(zone, today(zone, there));
    return Duration.between(begun, there).compareTo(LOOK_AGAIN) < 0;
  }

  private static LocalDate today(ZoneId zone, Instant there) {
    return there.atZone(zone).toLocalDate();
  }

  private static Instant midnight(ZoneId zone, LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
