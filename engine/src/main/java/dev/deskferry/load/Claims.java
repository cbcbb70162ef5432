package dev.deskferry.load;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which source record is about to take over which HubSpot record. Two batches in flight could
 * otherwise both read an unclaimed contact and both write their key into it. Safe to call from many
 * threads.
 */
public interface Claims {

  /**
   * Takes the HubSpot record for a source record until {@link #release}.
   *
   * @return the source record that has it already; empty when it is ours now
   */
  Optional<String> take(String target, String hubspotId, String sourceId);

  /** Notes that the portal had a record that was taken: it does not bear our key. */
  void confirm(String target, String hubspotId, String sourceId);

  /**
   * Which source records have a confirmed HubSpot record in hand since an earlier attempt, which
   * took it over and died before its outcome was durable.
   *
   * @param hubspotIds by the source record that may have it
   */
  Set<String> held(String target, Map<String, String> hubspotIds);

  /** Lets go of what those source records hold of a target, once their outcomes are durable. */
  void release(String target, Collection<String> sourceIds);
}
