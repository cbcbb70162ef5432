package dev.deskferry.sandbox.hubspot.association;

import dev.deskferry.sandbox.hubspot.schema.ObjectTypes;
import dev.deskferry.sandbox.hubspot.store.Links;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The associations of a portal. Each is kept at both records, seen from either side. Every type
 * implies the unlabeled one; naming types replaces the labels of a pair; a single type (primary)
 * leaves the record that had it before, which stays associated.
 */
public final class AssociationStore {

  private static final int ACTIVITY_CAP = 1_000;
  private static final int CAP = 10_000;
  private static final int[] NO_TYPES = {};

  private final ObjectTypes objectTypes;
  private final AssociationTypes types;
  private final TypeSets sets = new TypeSets();
  private final IntFunction<RecordTable> tables;
  private final Map<Integer, Integer> largest = new TreeMap<>();

  /** One end of an association. */
  public record End(int type, int slot) {}

  /** Receives an association. */
  @FunctionalInterface
  public interface Visitor {
    /** The other record and the sorted indexes of the types leading to it. */
    void association(int otherSlot, int[] typeIndexes);
  }

  /** No associations yet; {@code tables} gives the records of an object type. */
  public AssociationStore(ObjectTypes objectTypes, IntFunction<RecordTable> tables) {
    this.objectTypes = objectTypes;
    this.types = new AssociationTypes(objectTypes);
    this.tables = tables;
  }

  /** The association types. */
  public AssociationTypes types() {
    return types;
  }

  /** How many records of a type one record may be associated with. */
  public int cap(int from) {
    return objectTypes.get(from).isActivity() ? ACTIVITY_CAP : CAP;
  }

  /** Whether a further record may not be associated any more; repeating a pair always may. */
  public boolean isFull(End from, End to) {
    return find(from, to) < 0
        && (count(from, to.type()) >= cap(from.type()) || count(to, from.type()) >= cap(to.type()));
  }

  /** How many records of a type are associated. */
  public int count(End from, int to) {
    return Links.count(table(from).links(from.slot()), to);
  }

  /** The sorted type indexes between two records, empty when they are not associated. */
  public int[] between(End from, End to) {
    int at = find(from, to);
    return at < 0 ? NO_TYPES : sets.get(Links.setAt(links(from), at));
  }

  /** Visits the records of a type that are associated, by ascending id. */
  public void forEach(End from, int to, Visitor visitor) {
    long[] links = links(from);
    int end = Links.first(links, to + 1);
    for (int at = Links.first(links, to); at < end; at++) {
      visitor.association(Links.slotAt(links, at), sets.get(Links.setAt(links, at)));
    }
  }

  /** Associates two records with these types and the unlabeled one, and no others. */
  public void put(End from, End to, int[] typeIndexes) {
    int[] all = Arrays.copyOf(typeIndexes, typeIndexes.length + 1);
    all[typeIndexes.length] = types.unlabeled(from.type(), to.type()).orElseThrow().index();
    for (int index : typeIndexes) {
      AssociationType type = types.get(index);
      if (type.isSingle()) {
        dismiss(from, to, index);
      } else if (types.get(type.inverse()).isSingle()) {
        dismiss(to, from, type.inverse());
      }
    }
    set(from, to, all);
  }

  /** Associates two records without a label; labels that the pair has stay. */
  public void putUnlabeled(End from, End to) {
    if (find(from, to) < 0) {
      put(from, to, NO_TYPES);
    }
  }

  /** Ends the association of two records with all its labels. */
  public void remove(End from, End to) {
    removeHalf(from, to);
    removeHalf(to, from);
  }

  /** Takes types from a pair; taking the unlabeled one ends the association. */
  public void removeTypes(End from, End to, int[] typeIndexes) {
    int[] before = between(from, to);
    if (before.length == 0) {
      return;
    }
    List<Integer> taken = Arrays.stream(typeIndexes).boxed().toList();
    if (taken.stream().anyMatch(index -> types.get(index).isUnlabeled())) {
      remove(from, to);
      return;
    }
    set(from, to, Arrays.stream(before).filter(index -> !taken.contains(index)).toArray());
  }

  /** Deletes a label that users created: all pairs that carry it lose it and stay associated. */
  public void removeLabel(AssociationType type) {
    types.remove(type);
    sets.forget(Set.of(type.index(), type.inverse()));
    largest.keySet().removeAll(Set.of(type.index(), type.inverse()));
  }

  /**
   * Makes two object types impossible to associate.
   *
   * @return false, and nothing has changed, when records of them are associated
   */
  public boolean disconnect(AssociationType unlabeled) {
    RecordTable table = tables.apply(unlabeled.from());
    for (int slot = 0; slot < table.size(); slot++) {
      if (Links.count(table.links(slot), unlabeled.to()) > 0) {
        return false;
      }
    }
    types.between(unlabeled.from(), unlabeled.to()).forEach(types::remove);
    return true;
  }

  /** How many records one record may reach by a type, as an administrator set it. */
  public Map<Integer, Integer> largest() {
    return largest;
  }

  /**
   * Whether a type of these would lead from a record to more others than an administrator allows.
   */
  public boolean isOverLargest(End from, End to, int[] typeIndexes) {
    if (largest.isEmpty()) {
      return false;
    }
    int[] present = between(from, to);
    for (int index : typeIndexes) {
      Integer most = largest.get(index);
      if (most != null && Arrays.binarySearch(present, index) < 0) {
        int[] held = new int[1];
        forEach(
            from,
            to.type(),
            (slot, types) -> held[0] += Arrays.binarySearch(types, index) >= 0 ? 1 : 0);
        if (held[0] >= most) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ends all associations of a record. */
  public void removeAll(End from) {
    for (End to : others(from)) {
      remove(from, to);
    }
  }

  /** Moves all associations of a record to another of its type; those it has already win. */
  public void moveAll(End from, End heir) {
    for (End to : others(from)) {
      int[] moved = between(from, to);
      remove(from, to);
      if (find(heir, to) < 0 && !heir.equals(to)) {
        set(heir, to, Arrays.stream(moved).filter(i -> !types.get(i).isSingle()).toArray());
      }
    }
  }

  private List<End> others(End from) {
    long[] links = links(from);
    List<End> others = new ArrayList<>();
    for (int at = 1; at <= Links.count(links); at++) {
      others.add(new End(Links.typeAt(links, at), Links.slotAt(links, at)));
    }
    return others;
  }

  private void dismiss(End holder, End except, int index) {
    List<End> former = new ArrayList<>();
    forEach(
        holder,
        except.type(),
        (slot, indexes) -> {
          if (slot != except.slot() && Arrays.binarySearch(indexes, index) >= 0) {
            former.add(new End(except.type(), slot));
          }
        });
    for (End other : former) {
      set(holder, other, Arrays.stream(between(holder, other)).filter(i -> i != index).toArray());
    }
  }

  private void set(End from, End to, int[] indexes) {
    int[] inverse = Arrays.stream(indexes).map(index -> types.get(index).inverse()).toArray();
    putHalf(from, to, sets.number(indexes));
    putHalf(to, from, sets.number(inverse));
  }

  private void putHalf(End from, End to, int set) {
    RecordTable table = table(from);
    table.links(from.slot(), Links.put(table.links(from.slot()), to.type(), to.slot(), set));
  }

  private void removeHalf(End from, End to) {
    int at = find(from, to);
    if (at > 0) {
      Links.removeAt(links(from), at);
    }
  }

  private int find(End from, End to) {
    return Links.find(table(from).links(from.slot()), to.type(), to.slot());
  }

  private long[] links(End end) {
    long[] links = table(end).links(end.slot());
    return links == null ? new long[1] : links;
  }

  private RecordTable table(End end) {
    return tables.apply(end.type());
  }
}
