package dev.deskferry.mapping;

/** The inside of a compiled mapping. Implementations are pure and safe from many threads. */
@FunctionalInterface
interface RecordMapper {

  /** Never throws for what is in the data. */
  MappingOutcome map(StagedRecord record, Lookups lookups);
}
