package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.ScalarNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables where {@code migration.yaml} says <code>${NAME}</code> or <code>
 * ${NAME:-default}</code>. A setting whose variable is not set, or empty, counts as absent: only a
 * setting that is required then becomes a problem, which names the variable.
 */
final class Environment {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The same map with variables put in, at any depth. */
  MapNode fill(MapNode map) {
    return map.mapScalars(this::fill);
  }

  private ScalarNode fill(ScalarNode scalar) {
    Matcher matcher = VARIABLE.matcher(scalar.text());
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      Optional<String> value =
          Optional.ofNullable(variables.get(name))
              .filter(text -> !text.isEmpty())
              .or(() -> Optional.ofNullable(matcher.group(2)));
      if (value.isEmpty()) {
        return scalar.absent("the environment variable " + name + " is not set; set it");
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    return filled.isEmpty() ? scalar : scalar.withText(matcher.appendTail(filled).toString());
  }
}
