package dev.deskferry.sandbox.hubspot.wire;

import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Route.Payload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the endpoint of a path. Numbered versions stand before the area ({@code
 * /crm/v3/objects/…}), dated ones behind it ({@code /crm/objects/2026-03/…}); the associations API
 * exists in both forms for v4. Account info, files and object schemas have the version behind their
 * name in both; object schemas are reached below {@code /crm} too.
 */
public final class Router {

  /** v3 and the dated versions. */
  public static final Set<Version> V3_AND_DATED = EnumSet.complementOf(EnumSet.of(Version.V4));

  /** v4 and the dated versions. */
  public static final Set<Version> V4_AND_DATED = EnumSet.complementOf(EnumSet.of(Version.V3));

  private static final Set<String> OUTSIDE_CRM =
      Set.of("account-info", "files", "crm-object-schemas");

  private final Map<String, List<Route>> routes = new HashMap<>();

  /** The outcome of looking a path up. */
  public sealed interface Found {
    /** An endpoint with its placeholder values. */
    record Endpoint(Route route, Version version, List<String> arguments) implements Found {}

    /** The path exists for other methods only. */
    record OtherMethod() implements Found {}

    /** There is no such path. */
    record Nothing() implements Found {}
  }

  private record Place(Version version, List<String> segments) {}

  /**
   * Adds an endpoint whose body, if the method has one, is JSON; {@code pattern} as {@code
   * properties/{type}/batch/create}.
   */
  public void add(
      String method,
      String pattern,
      Set<Version> versions,
      Effect effect,
      Route.Scopes scopes,
      Route.Handler handler) {
    boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(method);
    Payload payload = hasBody ? Payload.JSON : Payload.NONE;
    add(method, pattern, versions, effect, payload, scopes, handler);
  }

  /** Adds an endpoint with another kind of body. */
  public void add(
      String method,
      String pattern,
      Set<Version> versions,
      Effect effect,
      Payload payload,
      Route.Scopes scopes,
      Route.Handler handler) {
    List<String> segments = List.of(pattern.split("/", -1));
    routes
        .computeIfAbsent(segments.get(0), absent -> new ArrayList<>())
        .add(new Route(method, segments, versions, effect, payload, scopes, handler));
  }

  /** All endpoints, in no order. */
  public List<Route> routes() {
    return routes.values().stream().flatMap(List::stream).toList();
  }

  /** Looks a path up; {@code HEAD} finds what {@code GET} finds. */
  public Found find(String asked, String path) {
    String method = asked.equals("HEAD") ? "GET" : asked;
    Optional<Place> place = place(path).filter(found -> !found.segments().isEmpty());
    if (place.isEmpty()) {
      return new Found.Nothing();
    }
    Version version = place.get().version();
    List<String> segments = place.get().segments();
    boolean otherMethod = false;
    for (Route route : routes.getOrDefault(segments.get(0), List.of())) {
      if (!route.versions().contains(version)) {
        continue;
      }
      List<String> arguments = route.match(segments);
      if (arguments == null) {
        continue;
      }
      if (route.method().equals(method)) {
        return new Found.Endpoint(route, version, arguments);
      }
      otherMethod = true;
    }
    return otherMethod ? new Found.OtherMethod() : new Found.Nothing();
  }

  private static Optional<Place> place(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length < 4 || !parts[0].isEmpty()) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>(parts.length);
    if (OUTSIDE_CRM.contains(parts[1])) {
      if (!parts[1].equals("crm-object-schemas")) {
        segments.add(parts[1]);
      }
      return Version.of(parts[2]).map(version -> rest(version, segments, parts, 3));
    }
    if (!parts[1].equals("crm")) {
      return Optional.empty();
    }
    Optional<Version> leading = Version.of(parts[2]);
    if (leading.isPresent()) {
      return leading
          .filter(version -> !version.isDated())
          .map(version -> rest(version, segments, parts, 3));
    }
    segments.add(parts[2]);
    return Version.of(parts[3])
        .filter(version -> version.isDated() || parts[2].equals("associations"))
        .map(version -> rest(version, segments, parts, 4));
  }

  private static Place rest(Version version, List<String> segments, String[] parts, int from) {
    int end = parts.length > from && parts[parts.length - 1].isEmpty() ? 1 : 0;
    segments.addAll(List.of(parts).subList(from, parts.length - end));
    return new Place(version, segments);
  }
}
