package dev.deskferry.route;

import dev.deskferry.run.Lease;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/**
 * The bean {@code loadUnsettled} of routes {@code load-unsettled} and {@code
 * load-unsettled-of-type}: records that an earlier run may have created without writing it down.
 * Their identities are asked for before anything else is sent, of deleted and unwanted records too;
 * at the end of the load when another load has such records in hand. For one object type at a time.
 */
public final class LoadUnsettled {

  /**
   * Object type and kind of its partitions: a name of their own, so that no other task takes them.
   */
  static final String PARTITIONS = "unsettled";

  private static final String BATCHES = "loadUnsettledBatches";
  private static final String LEFT =
      "what an earlier load may have created is looked for by a later one: %s has these records in hand";

  private final LoadSession session;
  private final Run run;
  private final LoadLeases leases;
  private final List<String> open;
  private final boolean isPlanner;
  private boolean isLast;
  private boolean hasBegun;

  /**
   * @param only object types asked for; empty for all
   * @param isPlanner whether this node asks; one is enough
   */
  LoadUnsettled(
      LoadSession session, Run run, LoadLeases leases, Set<String> only, boolean isPlanner) {
    this.session = session;
    this.run = run;
    this.leases = leases;
    this.open = new ArrayList<>(session.mappings().loadOrder(only));
    this.isPlanner = isPlanner;
  }

  /**
   * Object types to ask about, for the beginning of a load; the second time, for its end, those
   * that were left out. Then they are waited for, unless the load is a lane beside others.
   */
  public List<String> kinds() {
    isLast = hasBegun;
    hasBegun = true;
    return session.isEnding() || !isPlanner ? List.of() : List.copyOf(open);
  }

  /**
   * Batches of the object type in the body, for a streaming split. Takes the lease under which they
   * are sent; none when another load has it.
   */
  public Iterator<LoadBatch> batches(Exchange exchange) throws InvalidPayloadException {
    exchange.removeProperty(BATCHES);
    String objectType = exchange.getMessage().getMandatoryBody(String.class);
    PartitionKey key = new PartitionKey(PARTITIONS, PARTITIONS, objectType, "");
    Optional<Lease> lease = leases.take(key, objectType, isLast && !session.isLane());
    if (lease.isEmpty()) {
      if (isLast && !session.isEnding()) {
        run.event("info", objectType, "", "left-to-later", LEFT.formatted(leases.holder(key)));
      }
      return Collections.emptyIterator();
    }
    open.remove(objectType);
    leases.use(exchange, lease.get());
    session.database().update("load/recover-links", Map.of("object_type", objectType));
    LoadUnsettledBatches batches = new LoadUnsettledBatches(session, lease.get(), objectType);
    exchange.setProperty(BATCHES, batches);
    return batches;
  }

  /**
   * Ends the partition when everything in it was asked for, gives it back otherwise. What another
   * node got meanwhile is left for the end of the load.
   */
  public void end(Exchange exchange) {
    LoadUnsettledBatches batches = exchange.getProperty(BATCHES, LoadUnsettledBatches.class);
    if (batches == null) {
      return;
    }
    if (!leases.isKept(batches.lease())) {
      open.add(batches.objectType());
    } else if (!session.isEnding()) {
      Map<String, Object> ofType = Map.of("object_type", batches.objectType(), "is_asked", true);
      session.database().update("load/close-abandoned", ofType);
      session.database().update("load/answer-absent", ofType);
    }
    leases.release(batches.lease(), session.isEnding() ? WorkState.PENDING : WorkState.DONE);
  }
}
