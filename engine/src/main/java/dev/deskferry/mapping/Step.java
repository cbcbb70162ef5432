package dev.deskferry.mapping;

/** A part of a mapping that adds properties to a record. Immutable, safe from many threads. */
@FunctionalInterface
interface Step {

  /** Adds properties, warnings and rejections to the run. */
  void run(MappingRun run);
}
