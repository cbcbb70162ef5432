package dev.deskferry.spec;

/**
 * One entry of {@code with:}.
 *
 * @param of source object type
 * @param many true to join children by their parent, false to join one record by its id
 */
public record JoinSpec(String name, String of, PathText by, boolean many) {}
