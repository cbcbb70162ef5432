package dev.deskferry.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Edits of {@code mappings/migration.yaml} for measurements; see {@link Workplace#home}. */
final class Settings {

  private Settings() {}

  /** All of HubSpot's limits, none left for others, in windows that pass so many times faster. */
  static Map<String, String> allOfHubSpot(int speed) {
    Map<String, String> edits = new LinkedHashMap<>();
    for (String bucket : new String[] {"burst", "associations"}) {
      edits.put(
          bucket + ": { limit: 100, per: 10s, share: 95 }",
          bucket + ": { limit: 100, per: " + 10_000 / speed + "ms, share: 100 }");
    }
    edits.put("per: 1s, share: 80", "per: " + 1_000 / speed + "ms, share: 80");
    return edits;
  }

  /** Zendesk's limits in minutes that pass so many times faster. */
  static Map<String, String> fastZendesk(int speed) {
    String minute = "per: " + 60_000 / speed + "ms";
    Map<String, String> edits = new LinkedHashMap<>();
    for (String bucket :
        new String[] {
          "account: { per: 1m, header: account }",
          "incremental: { per: 1m, header: incremental-exports }",
          "users: { per: 1m, header: incremental-exports-cursor }"
        }) {
      edits.put(bucket, bucket.replace("per: 1m", minute));
    }
    return edits;
  }

  /**
   * So many batches in flight of each node, and partitions so small that a short run has enough of
   * them for all nodes, as a long one has.
   */
  static Map<String, String> batchesInFlight(int count, int partitionSize) {
    return Map.of(
        "concurrency: 24", "concurrency: " + count + "\n  partition_size: " + partitionSize);
  }
}
