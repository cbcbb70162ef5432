package dev.deskferry.report;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.StagingException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the views of schema {@code reconcile} say at one time.
 *
 * @param objects one per source object type, those that load takes on first
 * @param mappings one per object type and mapping
 * @param associations one per association of an object type
 * @param problems up to {@code limitPerKind} of each kind, the gravest kinds first
 * @param limitPerKind how many of a kind were asked for; a kind that has as many may have more
 */
public record Reconciliation(
    List<ObjectBalance> objects,
    List<MappingBalance> mappings,
    List<AssociationBalance> associations,
    List<ReconciliationProblem> problems,
    int limitPerKind) {

  /** Copies the lists. */
  public Reconciliation {
    objects = List.copyOf(objects);
    mappings = List.copyOf(mappings);
    associations = List.copyOf(associations);
    problems = List.copyOf(problems);
  }

  /**
   * Asks the views. While a phase runs the counts may be of slightly different moments.
   *
   * @throws StagingException when the database fails
   */
  public static Reconciliation read(Database database, int limitPerKind) {
    return new Reconciliation(
        database.query("reconcile/objects", Map.of()).stream().map(ObjectBalance::of).toList(),
        database.query("reconcile/mappings", Map.of()).stream().map(MappingBalance::of).toList(),
        database.query("reconcile/associations", Map.of()).stream()
            .map(AssociationBalance::of)
            .toList(),
        database.query("reconcile/problems", Map.of("limit_per_kind", limitPerKind)).stream()
            .map(ReconciliationProblem::of)
            .toList(),
        limitPerKind);
  }

  /**
   * Whether every extract came to its end and every count agrees with every other: Zendesk's with
   * staging's, staging's with the answers of load, and those with what was found in HubSpot.
   * Rejected and pending records do balance; see {@link #isSettled}.
   */
  public boolean balances() {
    return objects.stream().allMatch(ObjectBalance::balances)
        && mappings.stream().allMatch(MappingBalance::foundAgrees)
        && associations.stream().allMatch(AssociationBalance::balances);
  }

  /** Whether the last extract of every object type came to its end. */
  public boolean isExtracted() {
    return objects.stream().allMatch(ObjectBalance::isExtracted);
  }

  /** Whether every record and association of the types that load takes on has its final answer. */
  public boolean isSettled() {
    return objects.stream()
            .allMatch(object -> object.load().map(LoadCounts::pending).orElse(0L) == 0)
        && associations.stream().allMatch(association -> association.pending() == 0);
  }

  /**
   * Records that HubSpot says it has of an object type: the sum over its targets. Empty when it was
   * not asked, or when a target also holds records of another object type.
   */
  public OptionalLong found(String objectType) {
    List<MappingBalance> own =
        mappings.stream().filter(each -> each.objectType().equals(objectType)).toList();
    boolean known =
        !own.isEmpty()
            && own.stream()
                .allMatch(each -> each.found().isPresent() && isAlone(each.target(), objectType));
    return known
        ? OptionalLong.of(
            own.stream()
                .collect(
                    java.util.stream.Collectors.toMap(
                        MappingBalance::target, each -> each.found().getAsLong(), (a, b) -> a))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum())
        : OptionalLong.empty();
  }

  private boolean isAlone(String target, String objectType) {
    return mappings.stream()
        .filter(each -> each.target().equals(target))
        .allMatch(each -> each.objectType().equals(objectType));
  }
}
