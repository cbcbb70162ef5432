package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was when a request touched it; stays valid after the lock is given back.
 *
 * @param id of the record
 * @param values encoded, never changed
 * @param created epoch milliseconds
 * @param updated epoch milliseconds
 * @param isArchived whether it is in the recycle bin
 * @param sentKeys properties to show besides the system's; null for all
 * @param isNew whether this request created it
 * @param traceId {@code objectWriteTraceId} of its input
 */
public record Written(
    long id,
    byte[] values,
    long created,
    long updated,
    boolean isArchived,
    @Nullable Set<Integer> sentKeys,
    boolean isNew,
    @Nullable String traceId) {

  /** The record in a slot. */
  public static Written of(
      ObjectStore store, int slot, @Nullable Set<Integer> sentKeys, boolean isNew) {
    RecordTable table = store.table();
    return new Written(
        table.id(slot),
        table.values(slot),
        table.created(slot),
        table.updated(slot),
        table.state(slot) == RecordTable.State.ARCHIVED,
        sentKeys,
        isNew,
        null);
  }

  Written traced(@Nullable String id) {
    return id == null
        ? this
        : new Written(this.id, values, created, updated, isArchived, sentKeys, isNew, id);
  }
}
