package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.schema.ValueProblem;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a record of a request came to before anything is written. */
sealed interface Prepared {

  /**
   * A record that may be written.
   *
   * @param slot reserved when new
   * @param sentKeys properties that the request named
   * @param links inline associations of a new record
   */
  record Write(int slot, boolean isNew, byte[] values, Set<Integer> sentKeys, List<Link> links)
      implements Prepared {}

  /**
   * A record that HubSpot refuses.
   *
   * @param problems with single values; empty when {@code fault} is given
   */
  record Refused(List<ValueProblem> problems, @Nullable Fault fault) implements Prepared {}

  /** An update of a record that does not exist. */
  record NotFound(String id) implements Prepared {}

  /** An update that HubSpot drops without a word: of a record that was merged into another. */
  record Dropped() implements Prepared {}

  /** An inline association with the types named for it. */
  record Link(End to, int[] typeIndexes) {}
}
