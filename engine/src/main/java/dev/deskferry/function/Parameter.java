package dev.deskferry.function;

/**
 * A parameter of a function.
 *
 * @param type {@code text}, {@code number} or {@code texts}
 * @param defaultValue as the reference page shows it; empty when the parameter is required
 */
public record Parameter(String name, String type, String defaultValue, String description) {

  /** True when it cannot be left out. */
  public boolean isRequired() {
    return defaultValue.isEmpty();
  }
}
