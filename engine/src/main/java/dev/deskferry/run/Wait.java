package dev.deskferry.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a request does not go out.
 *
 * @param subject a bucket, what failed before, who paused, or what must be done first
 * @param until when it ends by itself, if that is known
 */
public record Wait(Kind kind, String subject, Optional<Instant> until) {

  /** What there is to wait for. */
  public enum Kind {
    /** Room in a rate budget: {@code subject} is the bucket. */
    BUDGET,
    /** A while after something failed, or until HubSpot shows what was written. */
    BACK_OFF,
    /** The operator: {@code subject} says who and since when. */
    PAUSED,
    /** Another load that has the records in hand: {@code subject} names it. */
    LANE,
    /** Others who have to be done first. */
    PARENT;

    /** As the table writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word. */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether it is known to last beyond a moment. */
  boolean isEndingAfter(Instant moment) {
    return until.filter(end -> end.isAfter(moment)).isPresent();
  }

  /**
   * As a sentence of a progress output: {@code waiting 42 s for the rate limit of hubspot.burst}.
   */
  public String sentence(Instant now) {
    String rest =
        until.map(end -> Math.max(1, Duration.between(now, end).toSeconds()) + " s ").orElse("");
    return switch (kind) {
      case BUDGET -> "waiting %sfor the rate limit of %s".formatted(rest, subject);
      case BACK_OFF -> "waiting %sbefore going on: %s".formatted(rest, subject);
      case PAUSED -> "paused by %s".formatted(subject);
      case LANE -> "waiting for records that %s has in hand".formatted(subject);
      case PARENT -> "waiting for %s".formatted(subject);
    };
  }

  /** Without its end: {@code budget hubspot.burst}. */
  public String reason() {
    return switch (kind) {
      case BUDGET -> "budget " + subject;
      case BACK_OFF -> "back-off: " + subject;
      case PAUSED -> "paused by " + subject;
      case LANE -> "waits for records in hand of " + subject;
      case PARENT -> "waits for " + subject;
    };
  }
}
