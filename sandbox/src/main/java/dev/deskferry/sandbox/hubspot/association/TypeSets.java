package dev.deskferry.sandbox.hubspot.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers the sets of association types in use, so that a link needs two bytes for its set. */
final class TypeSets {

  private static final int GREATEST = 1 << 16;

  private final List<int[]> sets = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();

  /** The number of a set of type indexes in any order. */
  int number(int[] indexes) {
    int[] sorted = Arrays.stream(indexes).distinct().sorted().toArray();
    List<Integer> key = Arrays.stream(sorted).boxed().toList();
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    if (sets.size() == GREATEST) {
      throw new IllegalStateException("more than " + GREATEST + " combinations of labels in use");
    }
    numbers.put(key, sets.size());
    sets.add(sorted);
    return sets.size() - 1;
  }

  /** Takes types out of every set. */
  void forget(Set<Integer> indexes) {
    sets.replaceAll(set -> Arrays.stream(set).filter(index -> !indexes.contains(index)).toArray());
    numbers.keySet().removeIf(key -> key.stream().anyMatch(indexes::contains));
  }

  /** The sorted type indexes of a number; not to be changed. */
  int[] get(int number) {
    return sets.get(number);
  }
}
