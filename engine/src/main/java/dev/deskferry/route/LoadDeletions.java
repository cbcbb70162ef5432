package dev.deskferry.route;

import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.Join;
import dev.deskferry.run.Lease;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import dev.deskferry.spec.OnDeleted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/**
 * The bean {@code loadDeletions} of routes {@code load-deletions} and {@code
 * load-deletions-of-type}: which HubSpot records go because Zendesk deleted what they stand for,
 * where the mapping says so. For one object type at a time.
 */
public final class LoadDeletions {

  /**
   * Object type and kind of its partitions: a name of their own, so that no other task takes them.
   */
  static final String PARTITIONS = "deletions";

  private static final String BATCHES = "loadDeletionBatches";
  private static final String LEFT =
      "what Zendesk deleted is archived by a later load: %s has these records in hand";

  private final LoadSession session;
  private final Run run;
  private final LoadLeases leases;
  private final Set<String> only;
  private final boolean isPlanner;
  private boolean isLast;
  private boolean hasBegun;

  /**
   * @param only object types asked for; empty for all
   * @param isPlanner whether this node archives; one is enough
   */
  LoadDeletions(
      LoadSession session, Run run, LoadLeases leases, Set<String> only, boolean isPlanner) {
    this.session = session;
    this.run = run;
    this.leases = leases;
    this.only = Set.copyOf(only);
    this.isPlanner = isPlanner;
  }

  /**
   * Object types of which something may be archived; children before the parents of their links.
   * The second time, for the end of a load, those that others have in hand are waited for, unless
   * the load is a lane beside others.
   */
  public List<LoadDeletion.Kind> kinds() {
    isLast = hasBegun;
    hasBegun = true;
    if (session.isEnding() || !isPlanner) {
      return List.of();
    }
    List<LoadDeletion.Kind> kinds = new ArrayList<>(archiving(session, only));
    java.util.Collections.reverse(kinds);
    return kinds;
  }

  /** The same, parents first. */
  static List<LoadDeletion.Kind> archiving(LoadSession session, Set<String> only) {
    return session.mappings().loadOrder(only).stream()
        .map(objectType -> kind(objectType, session.mappings().forObjectType(objectType)))
        .filter(kind -> !kind.mappings().isEmpty())
        .toList();
  }

  private static LoadDeletion.Kind kind(String objectType, List<CompiledMapping> mappings) {
    List<CompiledMapping> archiving =
        mappings.stream().filter(it -> it.onDeleted() == OnDeleted.ARCHIVE).toList();
    return new LoadDeletion.Kind(
        objectType,
        archiving.stream().map(CompiledMapping::name).toList(),
        mappings.stream().map(CompiledMapping::name).toList(),
        targets(mappings),
        archiving.stream()
            .flatMap(mapping -> mapping.joins().stream())
            .filter(join -> join.kind() == Join.Kind.ONE)
            .map(Join::objectType)
            .distinct()
            .toList());
  }

  private static List<String> targets(List<CompiledMapping> mappings) {
    Set<String> kept =
        mappings.stream()
            .filter(mapping -> mapping.onDeleted() != OnDeleted.ARCHIVE)
            .map(CompiledMapping::target)
            .collect(Collectors.toSet());
    return mappings.stream()
        .map(CompiledMapping::target)
        .filter(target -> !kept.contains(target))
        .distinct()
        .toList();
  }

  /** Parameters of the statements that find such records. */
  static Map<String, Object> parameters(LoadDeletion.Kind kind) {
    return Map.of(
        "object_type", kind.objectType(),
        "mappings", kind.mappings().toArray(String[]::new),
        "known_mappings", kind.knownMappings().toArray(String[]::new),
        "targets", kind.targets().toArray(String[]::new),
        "parent_types", kind.parentTypes().toArray(String[]::new));
  }

  /**
   * Batches of the kind in the body, for a streaming split. Takes the lease under which they are
   * sent; none when another load has it: then that load archives them at its end, or a later one.
   */
  public Iterator<LoadDeletion> batches(Exchange exchange) throws InvalidPayloadException {
    exchange.removeProperty(BATCHES);
    LoadDeletion.Kind kind = exchange.getMessage().getMandatoryBody(LoadDeletion.Kind.class);
    PartitionKey key = new PartitionKey(PARTITIONS, PARTITIONS, kind.objectType(), "");
    Optional<Lease> lease = leases.take(key, kind.objectType(), isLast && !session.isLane());
    if (lease.isEmpty()) {
      if (isLast && !session.isEnding()) {
        run.event(
            "info", kind.objectType(), "", "left-to-later", LEFT.formatted(leases.holder(key)));
      }
      return Collections.emptyIterator();
    }
    leases.use(exchange, lease.get());
    LoadDeletionBatches batches = new LoadDeletionBatches(session, lease.get(), kind);
    exchange.setProperty(BATCHES, batches);
    return batches;
  }

  /** Ends the partition when everything in it was sent, gives it back otherwise. */
  public void end(Exchange exchange) {
    LoadDeletionBatches batches = exchange.getProperty(BATCHES, LoadDeletionBatches.class);
    if (batches != null) {
      boolean isDone = batches.isComplete() && !session.isEnding();
      leases.release(batches.lease(), isDone ? WorkState.DONE : WorkState.PENDING);
    }
  }
}
