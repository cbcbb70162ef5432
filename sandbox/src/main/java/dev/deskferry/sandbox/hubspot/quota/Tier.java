package dev.deskferry.sandbox.hubspot.quota;

import java.util.Locale;

/**
 * What an account has bought, and so its quotas (usage guidelines of the API, and the changelog
 * "increasing our API limits"; for Professional the lower of the two published daily counts).
 * Association counts a day are published from Professional on; Starter is taken to have none of its
 * own beyond the daily count.
 */
public enum Tier {
  STARTER(100, 250_000, 100, 250_000, 2, 0),
  PROFESSIONAL(190, 625_000, 150, 500_000, 15, 0),
  ENTERPRISE(190, 1_000_000, 150, 500_000, 100, 10),
  /** Enterprise with one pack of the API limit increase. */
  ADDON(250, 2_000_000, 200, 1_000_000, 100, 10);

  private final int burst;
  private final long daily;
  private final int associationBurst;
  private final long associationDaily;
  private final int pipelines;
  private final int customObjectTypes;

  Tier(
      int burst,
      long daily,
      int associationBurst,
      long associationDaily,
      int pipelines,
      int customObjectTypes) {
    this.burst = burst;
    this.daily = daily;
    this.associationBurst = associationBurst;
    this.associationDaily = associationDaily;
    this.pipelines = pipelines;
    this.customObjectTypes = customObjectTypes;
  }

  /**
   * Reads {@code starter}, {@code professional}, {@code enterprise} or {@code addon}.
   *
   * @throws IllegalArgumentException when the text is none of them
   */
  public static Tier parse(String text) {
    for (Tier tier : values()) {
      if (tier.toString().equals(text)) {
        return tier;
      }
    }
    throw new IllegalArgumentException(
        "expected starter, professional, enterprise or addon, found " + text);
  }

  /** Requests of one key in ten seconds. */
  public int burst() {
    return burst;
  }

  /** Requests of the account in a day. */
  public long daily() {
    return daily;
  }

  /** Requests of one key to the associations API in ten seconds. */
  public int associationBurst() {
    return associationBurst;
  }

  /** Requests of the account to the associations API in a day. */
  public long associationDaily() {
    return associationDaily;
  }

  /** Pipelines an object type may have; assumed from the product catalogue. */
  public int pipelines() {
    return pipelines;
  }

  /** Custom object types the account may have; they come with Enterprise. */
  public int customObjectTypes() {
    return customObjectTypes;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
