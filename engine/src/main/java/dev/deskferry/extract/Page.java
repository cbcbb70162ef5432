package dev.deskferry.extract;

import java.util.List;

/**
 * The records of one reply.
 *
 * @param records of all types, each identity once with its greatest version
 * @param listedCount how many records the first array held, repeated identities counted
 * @param envelope what the reply says about paging
 */
public record Page(
    List<SourceRecord> records, int listedCount, Envelope envelope, List<PageFinding> findings) {

  public Page {
    records = List.copyOf(records);
    findings = List.copyOf(findings);
  }

  /** A page without records. */
  public static Page empty() {
    return new Page(List.of(), 0, Envelope.NOTHING, List.of());
  }

  /** Equal for pages that list the same records in the same versions. */
  long fingerprint() {
    long fingerprint = records.size();
    for (SourceRecord each : records) {
      fingerprint = fingerprint * 31 + each.hash().hashCode();
    }
    return fingerprint;
  }
}
