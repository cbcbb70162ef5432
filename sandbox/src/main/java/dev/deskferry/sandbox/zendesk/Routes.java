package dev.deskferry.sandbox.zendesk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint of a path; the first of the table wins. */
final class Routes {

  private final Map<String, List<Endpoint>> byStart = new HashMap<>();

  Routes(List<Endpoint> table) {
    for (Endpoint endpoint : table) {
      byStart
          .computeIfAbsent(
              start(endpoint.path().resource(), endpoint.path().length()),
              absent -> new ArrayList<>())
          .add(endpoint);
    }
  }

  /** An endpoint and what its path has in the places that vary. */
  record Route(Endpoint endpoint, PathPattern.Match match) {}

  /** The endpoint of a path below {@code /api/v2/}. */
  Optional<Route> find(String path) {
    String[] parts = path.split("/");
    if (parts.length == 0) {
      return Optional.empty();
    }
    for (Endpoint endpoint : byStart.getOrDefault(start(parts[0], parts.length), List.of())) {
      Optional<PathPattern.Match> match = endpoint.path().match(parts);
      if (match.isPresent()) {
        return Optional.of(new Route(endpoint, match.get()));
      }
    }
    return Optional.empty();
  }

  private static String start(String resource, int length) {
    return resource + '/' + length;
  }
}
