package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Section {@code load} of {@code mappings/migration.yaml}.
 *
 * @param concurrency batches in flight at once on this node, 1 to 256
 * @param partitions partitions worked on at once on this node, 1 to 16; two overlap the end of one
 *     with the beginning of the next
 * @param partitionSize staged records of a partition at most, about; see {@link
 *     #partitionSize(long)}
 * @param chunkSize staged records read and mapped together
 * @param onInvalid what happens to a record with a value the portal would refuse
 * @param onMissing what happens when a loaded record was deleted in HubSpot and changed since
 * @param retryRejected whether records that HubSpot refused are sent again although unchanged
 * @param searchLag how long HubSpot may take to show what it has just created; waited out before
 *     records are looked for that have no unique key
 * @param lanes that may be asked for, by name
 * @param lane what is loaded
 */
public record LoadSettings(
    int concurrency,
    int partitions,
    int partitionSize,
    int chunkSize,
    OnInvalid onInvalid,
    OnMissing onMissing,
    boolean retryRejected,
    Duration searchLag,
    Map<String, Lane> lanes,
    Lane lane) {

  private static final int SHARES = 16;
  private static final int LEAST_SHARE = 2_500;

  /** What is used when the section is absent. */
  public static final LoadSettings DEFAULTS =
      new LoadSettings(
          24,
          2,
          10_000,
          1_000,
          OnInvalid.REJECT,
          OnMissing.REJECT,
          false,
          Duration.ofSeconds(10),
          Map.of(),
          Lane.EVERYTHING);

  /** Written in lower case. */
  public enum OnInvalid {
    /** The record is rejected and stays out. */
    REJECT,
    /** The record goes without that property. */
    DROP
  }

  /** Written in lower case. */
  public enum OnMissing {
    /** The record is rejected, so that somebody decides. */
    REJECT,
    /** It is created anew. */
    RECREATE
  }

  /**
   * Keys: {@code concurrency, partitions, partition_size, chunk_size, on_invalid, on_missing,
   * retry_rejected, search_lag, lanes}.
   */
  public static LoadSettings read(MapNode section) {
    section.allowOnly(
        "concurrency",
        "partitions",
        "partition_size",
        "chunk_size",
        "on_invalid",
        "on_missing",
        "retry_rejected",
        "search_lag",
        "lanes");
    return new LoadSettings(
        number(section, "concurrency", DEFAULTS.concurrency(), 256),
        number(section, "partitions", DEFAULTS.partitions(), 16),
        number(section, "partition_size", DEFAULTS.partitionSize(), 1_000_000),
        number(section, "chunk_size", DEFAULTS.chunkSize(), 10_000),
        OnInvalid.valueOf(word(section, "on_invalid", List.of("reject", "drop"))),
        OnMissing.valueOf(word(section, "on_missing", List.of("reject", "recreate"))),
        section.optionalBoolean("retry_rejected").orElse(false),
        section.optionalDuration("search_lag").orElse(DEFAULTS.searchLag()),
        section.optionalMap("lanes").map(Lane::readAll).orElse(Map.of()),
        Lane.EVERYTHING);
  }

  /**
   * What {@link #lane} counts against the others that want requests too: its share; of everything
   * what the lanes leave, 1 or more.
   */
  public int weight() {
    int ofLanes = lanes.values().stream().mapToInt(Lane::share).sum();
    return lane.equals(Lane.EVERYTHING) ? Math.max(1, 100 - ofLanes) : lane.share();
  }

  /** The same for one of its lanes; for everything when there is none of that name. */
  public LoadSettings in(String laneName) {
    return new LoadSettings(
        concurrency,
        partitions,
        partitionSize,
        chunkSize,
        onInvalid,
        onMissing,
        retryRejected,
        searchLag,
        lanes,
        lanes.getOrDefault(laneName, Lane.EVERYTHING));
  }

  /**
   * Staged records of a partition of a task with that many. A small task is cut finer, so that
   * nodes which join have something to take, but not so fine that batches remain half full. A lane
   * is spread thinly over its object types, which are cut as coarsely as may be.
   */
  public int partitionSize(long recordCount) {
    if (!lane.equals(Lane.EVERYTHING)) {
      return partitionSize;
    }
    long share = Math.max(LEAST_SHARE, (recordCount + SHARES - 1) / SHARES);
    return (int) Math.min(partitionSize, share);
  }

  private static int number(MapNode section, String key, int standard, int most) {
    int value = section.optionalInt(key).orElse(standard);
    if (value < 1 || value > most) {
      section.errorAtKey(
          key,
          "out-of-range",
          "found " + value + ", expected 1 to " + most + "; usual is " + standard);
      return standard;
    }
    return value;
  }

  private static String word(MapNode section, String key, List<String> words) {
    return section.optionalOneOf(key, words).orElse(words.get(0)).toUpperCase(Locale.ROOT);
  }
}
