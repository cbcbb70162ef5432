package dev.deskferry.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which object types must be loaded before which. */
final class LoadOrder {

  private final Map<String, Set<String>> parents = new LinkedHashMap<>();

  /** Makes a type known; types keep the order in which they come, as far as links allow. */
  void add(String objectType) {
    parents.computeIfAbsent(objectType, type -> new LinkedHashSet<>());
  }

  /** The other end of an inline link comes first. */
  void before(String parent, String child) {
    add(child);
    parents.getOrDefault(child, new LinkedHashSet<>()).add(parent);
  }

  /**
   * Types that wait for each other.
   *
   * @return for instance {@code [tickets, contacts, tickets]}; empty when there is no cycle
   */
  Optional<List<String>> cycle() {
    Set<String> done = new LinkedHashSet<>();
    for (String type : parents.keySet()) {
      Optional<List<String>> found = cycle(type, new ArrayDeque<>(), done);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<List<String>> cycle(String type, Deque<String> way, Set<String> done) {
    if (way.contains(type)) {
      List<String> cycle = new ArrayList<>(way);
      cycle.add(type);
      return Optional.of(cycle.subList(cycle.indexOf(type), cycle.size()));
    }
    if (done.contains(type)) {
      return Optional.empty();
    }
    way.addLast(type);
    for (String parent : parents.getOrDefault(type, Set.of())) {
      Optional<List<String>> found = cycle(parent, way, done);
      if (found.isPresent()) {
        return found;
      }
    }
    way.removeLast();
    done.add(type);
    return Optional.empty();
  }

  /** Every type once, parents first. Call only when there is no {@link #cycle()}. */
  List<String> sorted() {
    Set<String> sorted = new LinkedHashSet<>();
    parents.keySet().forEach(type -> visit(type, sorted));
    return List.copyOf(sorted);
  }

  private void visit(String type, Set<String> sorted) {
    if (!sorted.contains(type)) {
      parents.getOrDefault(type, Set.of()).forEach(parent -> visit(parent, sorted));
      sorted.add(type);
    }
  }
}
