package dev.deskferry.function;

/**
 * A function at work; a test runs every one.
 *
 * @param call as it stands in YAML after {@code apply:}
 * @param given the value before, as JSON
 * @param result the value after, as JSON
 */
public record Example(String call, String given, String result) {}
