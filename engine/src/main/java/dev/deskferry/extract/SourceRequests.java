package dev.deskferry.extract;

import dev.deskferry.spec.SourceCountSpec;
import dev.deskferry.spec.SourceSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The requests of a source. */
public final class SourceRequests {

  private SourceRequests() {}

  /**
   * The request for the page behind a checkpoint.
   *
   * @param pageSize 0 to leave the size to the endpoint
   * @param parent whose children are asked for, when the source is asked per parent
   */
  public static SourceRequest page(
      SourceSpec source, Checkpoint checkpoint, int pageSize, Optional<Parent> parent) {
    String path = parent.map(it -> source.path().replace("{id}", it.id())).orElse(source.path());
    return new SourceRequest(path, parameters(source))
        .with(Walk.of(source).parameters(checkpoint, pageSize));
  }

  /** Equal for sources that ask for the same: path, side-loads and parameters, not the paging. */
  public static String fingerprint(SourceSpec source) {
    String text = source.path() + "?" + new SourceRequest("", parameters(source)).query();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The request that asks how many records there are; its path may carry a query. */
  public static SourceRequest count(SourceCountSpec count) {
    int query = count.path().indexOf('?');
    if (query < 0) {
      return new SourceRequest(count.path(), new TreeMap<>());
    }
    TreeMap<String, String> parameters = new TreeMap<>();
    for (String pair : count.path().substring(query + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.putAll(Map.of(pair.substring(0, equals), pair.substring(equals + 1)));
    }
    return new SourceRequest(count.path().substring(0, query), parameters);
  }

  private static TreeMap<String, String> parameters(SourceSpec source) {
    TreeMap<String, String> parameters = new TreeMap<>(source.parameters());
    if (!source.include().isEmpty()) {
      parameters.put("include", String.join(",", source.include()));
    }
    return parameters;
  }
}
