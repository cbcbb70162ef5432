package dev.deskferry.route;

import dev.deskferry.run.Lease;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
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
 * Their identities are asked for before anything else is sent, of deleted and unwanted records too.
 * For one object type at a time.
 */
public final class LoadUnsettled {

  /**
   * Object type and kind of its partitions: a name of their own, so that no other task takes them.
   */
  static final String PARTITIONS = "unsettled";

  private static final String BATCHES = "loadUnsettledBatches";

  private final LoadSession session;
  private final Run run;
  private final Set<String> only;
  private final boolean isPlanner;

  /**
   * @param only object types asked for; empty for all
   * @param isPlanner whether this node asks; one is enough
   */
  LoadUnsettled(LoadSession session, Run run, Set<String> only, boolean isPlanner) {
    this.session = session;
    this.run = run;
    this.only = Set.copyOf(only);
    this.isPlanner = isPlanner;
  }

  /** Object types to ask about. */
  public List<String> kinds() {
    if (session.isEnding() || !isPlanner) {
      return List.of();
    }
    return session.mappings().loadOrder(only);
  }

  /**
   * Batches of the object type in the body, for a streaming split. Takes the lease under which they
   * are sent, from whoever had it.
   */
  public Iterator<LoadBatch> batches(Exchange exchange) throws InvalidPayloadException {
    String objectType = exchange.getMessage().getMandatoryBody(String.class);
    session.database().update("load/recover-links", Map.of("object_type", objectType));
    Lease lease =
        run.lease(run.addPartition(new PartitionKey(PARTITIONS, PARTITIONS, objectType, "")));
    LoadUnsettledBatches batches = new LoadUnsettledBatches(session, lease, objectType);
    exchange.setProperty(BATCHES, batches);
    return batches;
  }

  /** Ends the partition when everything in it was asked for, gives it back otherwise. */
  public void end(Exchange exchange) {
    LoadUnsettledBatches batches = exchange.getProperty(BATCHES, LoadUnsettledBatches.class);
    if (!session.isEnding()) {
      Map<String, Object> ofType = Map.of("object_type", batches.objectType());
      session.database().update("load/close-abandoned", ofType);
      session.database().update("load/answer-absent", ofType);
    }
    run.release(
        batches.lease(),
        session.isEnding() ? WorkState.PENDING : WorkState.DONE,
        Optional.ofNullable(session.failure().get()).orElse(""));
  }
}
