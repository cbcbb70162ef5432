package dev.deskferry.mapping;

import java.util.List;

/** All mappings of a migration, compiled. */
public final class Mappings {

  private final List<CompiledMapping> all;
  private final List<String> loadOrder;

  Mappings(List<CompiledMapping> all, List<String> loadOrder) {
    this.all = List.copyOf(all);
    this.loadOrder = List.copyOf(loadOrder);
  }

  /** In the order of the load. */
  public List<CompiledMapping> all() {
    return all;
  }

  /**
   * The mappings that read a source object type, in the order in which they are asked: the first
   * that selects a record takes it. Empty for a type that nothing maps.
   */
  public List<CompiledMapping> forObjectType(String from) {
    return all.stream().filter(mapping -> mapping.from().equals(from)).toList();
  }

  /** Source object types that are mapped, those that others link to inline first. */
  public List<String> loadOrder() {
    return loadOrder;
  }
}
