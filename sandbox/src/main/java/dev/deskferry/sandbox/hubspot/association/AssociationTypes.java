package dev.deskferry.sandbox.hubspot.association;

import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.ObjectTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All association types of a portal. HubSpot's own come from the associations guide
 * (developers.hubspot.com/docs/api-reference/legacy/crm/associations/associate-records/guide, read
 * 2026-11-22); the limit of labels per pair is that of paid portals.
 */
public final class AssociationTypes {

  /** Labels that users may create for a pair of object types. */
  public static final int LABEL_LIMIT = 50;

  private static final String[] STANDARD = {
    "contacts companies 279 280",
    "contacts companies 1 2 single Primary Primary",
    "contacts contacts 449 449",
    "companies companies 450 450",
    "companies companies 13 14 many Parent_Company Child_Company",
    "tickets contacts 16 15",
    "tickets companies 339 340",
    "tickets companies 26 25 single Primary Primary",
    "tickets tickets 452 452",
    "notes contacts 202 201",
    "notes companies 190 189",
    "notes tickets 228 227",
    "emails contacts 198 197",
    "emails companies 186 185",
    "emails tickets 224 223",
    "calls contacts 194 193",
    "calls companies 182 181",
    "calls tickets 220 219",
    "tasks contacts 204 203",
    "tasks companies 192 191",
    "tasks tickets 230 229"
  };

  private final List<AssociationType> types = new ArrayList<>();
  private final Map<Spec, AssociationType> byTypeId = new HashMap<>();
  private final Set<Integer> removed = new HashSet<>();
  private int nextLabelId = 101;

  private record Spec(String category, int typeId) {}

  /** HubSpot's own association types between the given object types. */
  public AssociationTypes(ObjectTypes objectTypes) {
    for (String line : STANDARD) {
      String[] parts = line.split(" ", -1);
      ObjectType from = objectTypes.require(parts[0]);
      ObjectType to = objectTypes.require(parts[1]);
      boolean isLabeled = parts.length > 4;
      addPair(
          from.ordinal(),
          to.ordinal(),
          AssociationType.HUBSPOT_DEFINED,
          new int[] {Integer.parseInt(parts[2]), Integer.parseInt(parts[3])},
          isLabeled ? parts[5].replace('_', ' ') : null,
          isLabeled ? parts[6].replace('_', ' ') : null,
          isLabeled && parts[4].equals("single"));
    }
  }

  private void addPair(
      int from,
      int to,
      String category,
      int[] ids,
      @Nullable String label,
      @Nullable String inverseLabel,
      boolean isSingle) {
    int index = types.size();
    if (ids[0] == ids[1]) {
      add(new AssociationType(index, from, to, category, ids[0], label, index, isSingle));
      return;
    }
    add(new AssociationType(index, from, to, category, ids[0], label, index + 1, isSingle));
    add(new AssociationType(index + 1, to, from, category, ids[1], inverseLabel, index, false));
  }

  private void add(AssociationType type) {
    types.add(type);
    byTypeId.put(new Spec(type.category(), type.typeId()), type);
  }

  /** The type of an index. */
  public AssociationType get(int index) {
    return types.get(index);
  }

  /** The type of a category and number, whatever it connects. */
  public Optional<AssociationType> find(String category, int typeId) {
    return Optional.ofNullable(byTypeId.get(new Spec(category, typeId)));
  }

  /** All types from one object type to another. */
  public List<AssociationType> between(int from, int to) {
    return types.stream()
        .filter(type -> type.from() == from && type.to() == to && isPresent(type))
        .toList();
  }

  /** All types that start at an object type. */
  public List<AssociationType> from(int from) {
    return types.stream().filter(type -> type.from() == from && isPresent(type)).toList();
  }

  /** The unlabeled type of a direction; empty when the object types cannot be associated. */
  public Optional<AssociationType> unlabeled(int from, int to) {
    for (AssociationType type : types) {
      if (type.from() == from && type.to() == to && type.isUnlabeled() && isPresent(type)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * Makes two object types associable, one of them custom; nothing is changed when they are
   * already. As seen in portals, the unlabeled type is then {@code USER_DEFINED}.
   *
   * @return the unlabeled types of both directions
   */
  public List<AssociationType> connect(int from, int to) {
    if (unlabeled(from, to).isEmpty()) {
      int first = nextLabelId++;
      int[] ids = {first, from == to ? first : nextLabelId++};
      addPair(from, to, AssociationType.USER_DEFINED, ids, null, null, false);
    }
    return List.of(unlabeled(from, to).orElseThrow(), unlabeled(to, from).orElseThrow());
  }

  /** Renames a label that users created, and its inverse; the two stand next to each other. */
  public void rename(AssociationType type, String label, String inverseLabel) {
    replace(type.named(label));
    if (type.inverse() != type.index()) {
      replace(types.get(type.inverse()).named(inverseLabel));
    }
  }

  private void replace(AssociationType type) {
    types.set(type.index(), type);
    byTypeId.put(new Spec(type.category(), type.typeId()), type);
  }

  /** Makes a type and its inverse unknown; their indexes stay taken. */
  void remove(AssociationType type) {
    for (AssociationType one : List.of(type, types.get(type.inverse()))) {
      removed.add(one.index());
      byTypeId.remove(new Spec(one.category(), one.typeId()));
    }
  }

  private boolean isPresent(AssociationType type) {
    return removed.isEmpty() || !removed.contains(type.index());
  }

  /** Creates a label in both directions; both are returned, the asked direction first. */
  public List<AssociationType> createLabel(int from, int to, String label, String inverseLabel) {
    int index = types.size();
    addPair(
        from,
        to,
        AssociationType.USER_DEFINED,
        new int[] {nextLabelId++, nextLabelId++},
        label,
        inverseLabel,
        false);
    return List.copyOf(types.subList(index, index + 2));
  }
}
