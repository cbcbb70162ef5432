package dev.deskferry.load;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which source record is about to take over which HubSpot record. Two batches in flight could
 * otherwise both read an unclaimed contact and both write their key into it. Safe to call from many
 * threads.
 */
public final class Claims {

  private final ConcurrentHashMap<String, String> holders = new ConcurrentHashMap<>();

  /**
   * Takes the HubSpot record for a source record until {@link #release}.
   *
   * @return the source record that has it already; empty when it is ours now
   */
  Optional<String> take(String target, String hubspotId, String sourceId) {
    String holder = holders.putIfAbsent(target + "/" + hubspotId, sourceId);
    return holder == null || holder.equals(sourceId) ? Optional.empty() : Optional.of(holder);
  }

  /** Lets go of what those source records hold of a target, once their outcomes are durable. */
  public void release(String target, Collection<String> sourceIds) {
    if (!holders.isEmpty()) {
      holders
          .entrySet()
          .removeIf(e -> e.getKey().startsWith(target + "/") && sourceIds.contains(e.getValue()));
    }
  }
}
