package dev.deskferry.spec;

import dev.deskferry.problem.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of {@code mappings/sources}: an endpoint, how it is paged and what is in its pages.
 *
 * @param name the file's name without its ending, also the name of its task
 * @param path below the account's URL, for instance {@code /api/v2/groups}
 * @param overlap how far behind the newest record of the last walk an incremental walk by cursor
 *     begins again; zero to go on at the cursor
 * @param pageSize records asked for at once, 0 when the endpoint takes no size
 * @param include side-loads, joined by commas into {@code include}
 * @param parameters further query parameters, settings already replaced
 * @param buckets rate buckets that a request draws on, the widest first
 * @param isRequired false when a 403 or 404 means that the account's plan has no such thing
 * @param after names of sources that must have ended before this one begins
 * @param records at least one
 * @param whenOverfull a list of the same records, walked after an export by time that met more of
 *     them in one second than it can send
 */
public record SourceSpec(
    String name,
    String description,
    String path,
    SourcePaging paging,
    Duration overlap,
    int pageSize,
    List<String> include,
    Map<String, String> parameters,
    List<String> buckets,
    boolean isRequired,
    List<String> after,
    List<SourceRecordSpec> records,
    Optional<SourceEachSpec> each,
    List<SourceCountSpec> counts,
    Optional<SourceSpec> whenOverfull,
    Location location) {

  public SourceSpec {
    include = List.copyOf(include);
    parameters = Map.copyOf(parameters);
    buckets = List.copyOf(buckets);
    after = List.copyOf(after);
    records = List.copyOf(records);
    counts = List.copyOf(counts);
  }

  /** The same records from another endpoint. */
  SourceSpec from(
      String otherPath, SourcePaging otherPaging, int otherSize, List<String> otherBuckets) {
    return new SourceSpec(
        name,
        description,
        otherPath,
        otherPaging,
        Duration.ZERO,
        otherSize,
        List.of(),
        Map.of(),
        otherBuckets,
        isRequired,
        after,
        records,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        location);
  }

  SourceSpec fillingUp(SourceSpec list) {
    return new SourceSpec(
        name,
        description,
        path,
        paging,
        overlap,
        pageSize,
        include,
        parameters,
        buckets,
        isRequired,
        after,
        records,
        each,
        counts,
        Optional.of(list),
        location);
  }

  /** The object types that the pages hold, in the order of the file. */
  public List<String> objectTypes() {
    return records.stream().map(SourceRecordSpec::objectType).distinct().toList();
  }
}
