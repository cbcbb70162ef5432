package dev.deskferry.route;

import java.util.List;

/**
 * What HubSpot itself holds of this migration, beside what the ledger believes.
 *
 * @param targets one per HubSpot object type
 * @param links one per pair of object types; empty when links were not asked for
 */
public record LoadFound(List<Target> targets, List<Links> links) {

  /** Copies the lists. */
  public LoadFound {
    targets = List.copyOf(targets);
    links = List.copyOf(links);
  }

  /** Whether HubSpot and the ledger agree everywhere. */
  public boolean agrees() {
    return targets.stream().allMatch(it -> it.foundCount() == it.believedCount())
        && links.stream().allMatch(it -> it.foundCount() == it.believedCount());
  }

  /**
   * Records of one object type.
   *
   * @param believedCount HubSpot ids in the ledger, each once
   * @param foundCount records in HubSpot that carry the source key
   * @param missing the first of those that the ledger has and HubSpot has not, as {@code tickets
   *     35436}
   */
  public record Target(String target, long believedCount, long foundCount, List<String> missing) {}

  /**
   * Links between two object types.
   *
   * @param believedCount links in state made
   * @param foundCount those that HubSpot has
   * @param missing the first that it has not, as {@code tickets 35436 requester 20978392}
   */
  public record Links(
      String targetFrom,
      String targetTo,
      long believedCount,
      long foundCount,
      List<String> missing) {}
}
