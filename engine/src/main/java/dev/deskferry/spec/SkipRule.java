package dev.deskferry.spec;

/**
 * One entry of {@code skip:}.
 *
 * @param rule name under which skipped records are counted
 */
public record SkipRule(String rule, Expression when, String description) {}
