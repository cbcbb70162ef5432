package dev.deskferry.throttle;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The permits of a window by the time of their grant, in up to 1024 slots, and those of some
 * seconds before. Times are the bucket's own, in milliseconds.
 */
final class Slots implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SLOTS_OF_A_WINDOW = 1024;
  private static final long REMEMBERED = 5_000;

  private final Deque<Slot> live = new ArrayDeque<>();
  private final Deque<Slot> past = new ArrayDeque<>();
  private long used;

  private static final class Slot implements Serializable {
    private static final long serialVersionUID = 1L;
    private final long time;
    private final String lane;
    private long count;

    Slot(long time, String lane, long count) {
      this.time = time;
      this.lane = lane;
      this.count = count;
    }
  }

  /** Counts permits and returns the time under which they stand. */
  long add(long now, String lane, long count, long windowMillis) {
    long grain = Math.max(1, windowMillis / SLOTS_OF_A_WINDOW);
    // Late within its slot, so that no permit is forgotten before its time.
    long time = now - Math.floorMod(now, grain) + grain - 1;
    Slot last = live.peekLast();
    used += count;
    if (last != null && last.time >= time && last.lane.equals(lane)) {
      last.count += count;
      return last.time;
    }
    live.addLast(new Slot(last == null ? time : Math.max(time, last.time), lane, count));
    return live.getLast().time;
  }

  /** Takes permits out again that stand under a time. */
  void remove(long time, String lane, long count) {
    Iterator<Slot> newest = live.descendingIterator();
    while (newest.hasNext()) {
      Slot slot = newest.next();
      if (slot.time == time && slot.lane.equals(lane)) {
        long removed = Math.min(count, slot.count);
        slot.count -= removed;
        used -= removed;
        return;
      }
    }
  }

  /** Forgets what was granted a span ago or earlier. */
  void expire(long now, long span) {
    while (!live.isEmpty() && live.getFirst().time + span <= now) {
      Slot slot = live.removeFirst();
      used -= slot.count;
      past.addLast(slot);
    }
    while (!past.isEmpty() && past.getFirst().time + span + REMEMBERED <= now) {
      past.removeFirst();
    }
  }

  long used() {
    return used;
  }

  long usedBy(String lane) {
    long sum = 0;
    for (Slot slot : live) {
      sum += slot.lane.equals(lane) ? slot.count : 0;
    }
    return sum;
  }

  /** When so many permits will have been forgotten; the last slot's end when they are too many. */
  long freeAt(long permits, long span) {
    long freed = 0;
    for (Slot slot : live) {
      freed += slot.count;
      if (freed >= permits) {
        return slot.time + span;
      }
    }
    return live.isEmpty() ? 0 : live.getLast().time + span;
  }

  /** When the lane's oldest permit is forgotten; the largest number when it has none. */
  long freeAt(String lane, long span) {
    for (Slot slot : live) {
      if (slot.lane.equals(lane) && slot.count > 0) {
        return slot.time + span;
      }
    }
    return Long.MAX_VALUE;
  }

  /**
   * The most permits that any span held which ended within the seconds that are remembered: what
   * the other side may have counted when it wrote a reply that is read now.
   */
  long peak(long span) {
    Deque<Slot> window = new ArrayDeque<>();
    long held = 0;
    long peak = used;
    for (Iterable<Slot> part : List.of(past, live)) {
      for (Slot slot : part) {
        window.addLast(slot);
        held += slot.count;
        while (window.getFirst().time + span <= slot.time) {
          held -= window.removeFirst().count;
        }
        peak = Math.max(peak, held);
      }
    }
    return peak;
  }
}
