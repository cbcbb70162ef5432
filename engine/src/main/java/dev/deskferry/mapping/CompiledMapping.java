package dev.deskferry.mapping;

import dev.deskferry.spec.OnDeleted;
import dev.deskferry.spec.OnExisting;
import java.util.List;

/** A mapping ready to run. Pure, immutable, safe from many threads. */
public final class CompiledMapping {

  private final String name;
  private final String from;
  private final String target;
  private final String key;
  private final String fingerprint;
  private final List<Join> joins;
  private final List<AssociationRule> associations;
  private final List<PropertyDefinition> definitions;
  private final OnExisting onExisting;
  private final OnDeleted onDeleted;
  private final RecordMapper mapper;

  CompiledMapping(
      String name,
      String from,
      String target,
      String key,
      String fingerprint,
      List<Join> joins,
      List<AssociationRule> associations,
      List<PropertyDefinition> definitions,
      OnExisting onExisting,
      OnDeleted onDeleted,
      RecordMapper mapper) {
    this.name = name;
    this.from = from;
    this.target = target;
    this.key = key;
    this.fingerprint = fingerprint;
    this.joins = List.copyOf(joins);
    this.associations = List.copyOf(associations);
    this.definitions = List.copyOf(definitions);
    this.onExisting = onExisting;
    this.onDeleted = onDeleted;
    this.mapper = mapper;
  }

  /** As written after {@code mapping:}. */
  public String name() {
    return name;
  }

  /** Source object type, for instance {@code ticket_comments}. */
  public String from() {
    return from;
  }

  /** HubSpot object type, for instance {@code emails}. */
  public String target() {
    return target;
  }

  /** The unique HubSpot property that holds the source id. */
  public String key() {
    return key;
  }

  /**
   * Changes when the mapping, or the custom fields it takes in, would map differently; 32
   * hexadecimal digits.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /** To be fetched before {@link #map}, in this order. */
  public List<Join> joins() {
    return joins;
  }

  /** In the order of the file. */
  public List<AssociationRule> associations() {
    return associations;
  }

  /** Properties to be created when the portal lacks them, the key among them; each name once. */
  public List<PropertyDefinition> definitions() {
    return definitions;
  }

  /** What to do with records that the portal had before. */
  public OnExisting onExisting() {
    return onExisting;
  }

  /** What to do with records that are deleted at the source after they were loaded. */
  public OnDeleted onDeleted() {
    return onDeleted;
  }

  /** Maps one staged record of {@link #from}. Never throws for what is in the data. */
  public MappingOutcome map(StagedRecord record, Lookups lookups) {
    return mapper.map(record, lookups);
  }
}
