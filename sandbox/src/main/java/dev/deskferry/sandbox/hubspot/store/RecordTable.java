package dev.deskferry.sandbox.hubspot.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All records of one object type in slots numbered from 0; the id of a record is its slot plus a
 * base of the table. Slots are never used again, and a slot may stay empty when its record was
 * refused half-made.
 */
public final class RecordTable {

  /** What a slot holds. */
  public enum State {
    EMPTY,
    LIVE,
    ARCHIVED,
    MERGED
  }

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final State[] STATES = State.values();

  private static final class Chunk {
    final byte[][] values = new byte[CHUNK][];
    final long[] created = new long[CHUNK];
    final long[] updated = new long[CHUNK];
    final byte[] states = new byte[CHUNK];
    final long[] @Nullable [] links = new long[CHUNK][];
  }

  private final long firstId;
  private final List<Chunk> chunks = new ArrayList<>();
  private final Map<Integer, Integer> mergedInto = new HashMap<>();
  private int size;
  private int liveCount;
  private int archivedCount;

  /** An empty table whose first record gets {@code firstId}. */
  public RecordTable(long firstId) {
    this.firstId = firstId;
  }

  /** The next slot, empty until {@link #insert}. */
  public int reserve() {
    if ((size & (CHUNK - 1)) == 0) {
      chunks.add(new Chunk());
    }
    return size++;
  }

  /** Fills a reserved slot; times in epoch milliseconds. */
  public void insert(int slot, byte[] values, long created) {
    Chunk chunk = chunk(slot);
    int at = slot & (CHUNK - 1);
    chunk.values[at] = values;
    chunk.created[at] = created;
    chunk.updated[at] = created;
    chunk.states[at] = (byte) State.LIVE.ordinal();
    liveCount++;
  }

  /** Replaces the values of a record. */
  public void update(int slot, byte[] values, long updated) {
    Chunk chunk = chunk(slot);
    int at = slot & (CHUNK - 1);
    chunk.values[at] = values;
    chunk.updated[at] = updated;
  }

  /** Moves a live record to the recycle bin. */
  public void archive(int slot, long when) {
    leaveLive(slot, State.ARCHIVED, when);
    archivedCount++;
  }

  /** Empties the slot of a live record. */
  public void erase(int slot, long when) {
    leaveLive(slot, State.EMPTY, when);
    chunk(slot).values[slot & (CHUNK - 1)] = Values.NONE;
  }

  /** Marks a live record as merged into another. */
  public void merge(int slot, int into, long when) {
    leaveLive(slot, State.MERGED, when);
    mergedInto.put(slot, into);
  }

  private void leaveLive(int slot, State state, long when) {
    Chunk chunk = chunk(slot);
    chunk.states[slot & (CHUNK - 1)] = (byte) state.ordinal();
    chunk.updated[slot & (CHUNK - 1)] = when;
    liveCount--;
  }

  /** The record that a merged one became, following chains; other slots are their own answer. */
  public int follow(int slot) {
    int at = slot;
    Integer next = mergedInto.get(at);
    while (next != null) {
      at = next;
      next = mergedInto.get(at);
    }
    return at;
  }

  /** What the slot holds; {@code EMPTY} for any number that is no slot. */
  public State state(int slot) {
    return slot < 0 || slot >= size ? State.EMPTY : STATES[chunk(slot).states[slot & (CHUNK - 1)]];
  }

  /** Whether the slot holds a live record. */
  public boolean isLive(int slot) {
    return state(slot) == State.LIVE;
  }

  /** The values of a record. */
  public byte[] values(int slot) {
    return chunk(slot).values[slot & (CHUNK - 1)];
  }

  /** Epoch milliseconds of creation. */
  public long created(int slot) {
    return chunk(slot).created[slot & (CHUNK - 1)];
  }

  /** Epoch milliseconds of the last change. */
  public long updated(int slot) {
    return chunk(slot).updated[slot & (CHUNK - 1)];
  }

  /** The links of a record as {@link Links} keeps them, or null when it has none. */
  public long @Nullable [] links(int slot) {
    return chunk(slot).links[slot & (CHUNK - 1)];
  }

  /** Replaces the links of a record. */
  public void links(int slot, long @Nullable [] links) {
    chunk(slot).links[slot & (CHUNK - 1)] = links;
  }

  /** The id of a slot. */
  public long id(int slot) {
    return firstId + slot;
  }

  /** The slot of an id, or -1 when no record ever had it. */
  public int slot(long id) {
    long slot = id - firstId;
    return slot < 0 || slot >= size ? -1 : (int) slot;
  }

  /** The slot of an id in text, or -1 when it is no number or no record ever had it. */
  public int slot(String id) {
    if (!isNumber(id)) {
      return -1;
    }
    return slot(Long.parseLong(id));
  }

  /** Whether a text is an id in form: up to 18 digits. */
  public static boolean isNumber(String id) {
    if (id.isEmpty() || id.length() > 18) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Slots ever reserved. */
  public int size() {
    return size;
  }

  /** Live records. */
  public int liveCount() {
    return liveCount;
  }

  /** Records in the recycle bin. */
  public int archivedCount() {
    return archivedCount;
  }

  private Chunk chunk(int slot) {
    return chunks.get(slot >> CHUNK_BITS);
  }
}
