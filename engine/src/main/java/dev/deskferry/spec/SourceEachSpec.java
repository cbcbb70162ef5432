package dev.deskferry.spec;

/**
 * A source that is asked once per staged parent record.
 *
 * @param of object type of the parents; {@code {id}} in the path is replaced by their identity
 * @param as key under which the parent's identity is added to each record that lacks it
 * @param chosenBy name of the statement that picks the parents to visit, in the order of their
 *     identity; see {@code extract/parents-not-visited.sql} for its parameters and columns
 */
public record SourceEachSpec(String of, String as, String chosenBy) {}
