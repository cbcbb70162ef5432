package dev.deskferry.throttle;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of the week with a share of their own.
 *
 * @param first day of the week they begin on
 * @param last day of the week, included; may lie before {@code first}, as in Sa-Mo
 * @param from time of day, included
 * @param until time of day, not included; midnight is the end of the day, and hours that end before
 *     they begin go on into the next morning
 * @param share percent of the limit in these hours, 1..100
 */
public record ShareHours(
    DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime until, ZoneId zone, int share) {

  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED =
      "days, hours and a zone such as Mo-Fr 08:00-18:00 Europe/Berlin";

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
  private static final Pattern TEXT =
      Pattern.compile("(\\w\\w)(?:-(\\w\\w))? (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d) (\\S+)");

  /** Reads the hours; empty when the text has none. */
  public static Optional<ShareHours> parse(String text, int share) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = DAYS.indexOf(matcher.group(1));
    int last = matcher.group(2) == null ? first : DAYS.indexOf(matcher.group(2));
    if (first < 0 || last < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ShareHours(
              DayOfWeek.of(first + 1),
              DayOfWeek.of(last + 1),
              LocalTime.parse(matcher.group(3)),
              LocalTime.parse(matcher.group(4).equals("24:00") ? "00:00" : matcher.group(4)),
              ZoneId.of(matcher.group(5)),
              share));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a moment lies in these hours. */
  public boolean contains(Instant moment) {
    ZonedDateTime there = moment.atZone(zone);
    LocalTime time = there.toLocalTime();
    boolean isOverNight = !until.isAfter(from) && !until.equals(LocalTime.MIDNIGHT);
    if (isOverNight && time.isBefore(until)) {
      return isOn(there.getDayOfWeek().minus(1));
    }
    boolean isBeforeEnd = isOverNight || until.equals(LocalTime.MIDNIGHT) || time.isBefore(until);
    return !time.isBefore(from) && isBeforeEnd && isOn(there.getDayOfWeek());
  }

  private boolean isOn(DayOfWeek day) {
    int span = Math.floorMod(last.getValue() - first.getValue(), 7);
    return Math.floorMod(day.getValue() - first.getValue(), 7) <= span;
  }
}
