package dev.deskferry.spec;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.throttle.BucketSettings;
import dev.deskferry.yaml.MapNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Section {@code hubspot} of {@code mappings/migration.yaml}.
 *
 * @param url scheme and host without a path, {@code https://api.hubapi.com} unless told otherwise
 * @param token service key or private app token; empty when the environment does not have it, which
 *     only matters to verbs that talk to HubSpot
 * @param apiVersion which paths are spoken
 * @param buckets rate limits, corrected while running by what HubSpot's headers say
 */
public record HubSpotSettings(
    String url, Optional<String> token, ApiVersion apiVersion, List<BucketSettings> buckets) {

  /** Bucket that every request draws on, except searches. */
  public static final String BURST = "hubspot.burst";

  /** Bucket of searches. */
  public static final String SEARCH = "hubspot.search";

  /** Bucket of association batches, beside {@link #BURST}. */
  public static final String ASSOCIATIONS = "hubspot.associations";

  /** What the account may do in a day, all its integrations together; every request draws on it. */
  public static final String DAILY = "hubspot.daily";

  private static final String DEFAULT_URL = "https://api.hubapi.com";
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  // The smallest tier; X-HubSpot-RateLimit-Max raises it with the first reply.
  private static final BucketSettings DEFAULT_BURST =
      new BucketSettings(BURST, 100, TEN_SECONDS, 95);
  private static final BucketSettings DEFAULT_SEARCH =
      new BucketSettings(SEARCH, 5, Duration.ofSeconds(1), 80);
  private static final BucketSettings DEFAULT_ASSOCIATIONS =
      new BucketSettings(ASSOCIATIONS, 100, TEN_SECONDS, 95);
  private static final BucketSettings DEFAULT_DAILY =
      BucketSettings.countedDay(DAILY, 95, List.of());

  /** Copies the list. */
  public HubSpotSettings {
    buckets = List.copyOf(buckets);
  }

  /** Keys: {@code url, token, api_version, rate_limits}. */
  public static HubSpotSettings read(MapNode section) {
    section.allowOnly("url", "token", "api_version", "rate_limits");
    String url = section.optionalText("url").filter(text -> !text.isBlank()).orElse(DEFAULT_URL);
    if (!url.matches("https?://[^/]+/?")) {
      section.errorAtKey(
          "url",
          "bad-url",
          "expected https:// and a host without a path, for instance " + DEFAULT_URL);
    }
    return new HubSpotSettings(
        url.replaceFirst("/$", ""),
        section.optionalText("token").map(String::strip).filter(text -> !text.isEmpty()),
        version(section),
        buckets(section));
  }

  private static ApiVersion version(MapNode section) {
    String text = section.optionalText("api_version").orElse(ApiVersion.DEFAULT.text());
    if (!ApiVersion.isKnown(text)) {
      section.errorAtKey(
          "api_version",
          "unknown-version",
          "\"" + text + "\" is none; expected v3, 2026-03 or 2026-09");
      return ApiVersion.DEFAULT;
    }
    return new ApiVersion(text);
  }

  private static List<BucketSettings> buckets(MapNode section) {
    Optional<MapNode> rates = section.optionalMap("rate_limits");
    rates.ifPresent(node -> node.allowOnly("burst", "search", "associations", "daily"));
    List<BucketSettings> buckets = new ArrayList<>();
    for (BucketSettings standard :
        List.of(DEFAULT_BURST, DEFAULT_SEARCH, DEFAULT_ASSOCIATIONS, DEFAULT_DAILY)) {
      String key = standard.name().substring("hubspot.".length());
      buckets.add(
          rates
              .flatMap(node -> node.optionalMap(key))
              .map(node -> bucket(node, standard))
              .orElse(standard));
    }
    return buckets;
  }

  private static BucketSettings bucket(MapNode node, BucketSettings standard) {
    if (standard.isCountedDay()) {
      node.allowOnly("share", "hours");
    } else {
      node.allowOnly("limit", "per", "share", "hours");
    }
    int limit = node.optionalInt("limit").orElse((int) standard.limit());
    int share = node.optionalInt("share").orElse(standard.share());
    Duration per = node.optionalDuration("per").orElse(standard.per());
    if (limit < 0 || share < 1 || share > 100 || per.isZero()) {
      node.error(
          "bad-rate",
          "limit "
              + limit
              + ", per "
              + per
              + ", share "
              + share
              + " is no rate; expected a limit"
              + " of 0 (none) or more, a time above 0 and a share of 1 to 100 percent");
      return standard;
    }
    return new BucketSettings(
        standard.name(), limit, per, share, HoursReader.read(node), standard.isCountedDay());
  }

  @Override
  public String toString() {
    return "HubSpotSettings[" + url + ", " + apiVersion.text() + "]";
  }
}
