package dev.deskferry.sandbox.hubspot.wire;

import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the endpoint of a path. Numbered versions stand before the area ({@code
 * /crm/v3/objects/…}), dated ones behind it ({@code /crm/objects/2026-03/…}); the associations API
 * exists in both forms for v4. Account info has the version behind its name in both.
 */
public final class Router {

  /** v3 and the dated versions. */
  public static final Set<Version> V3_AND_DATED = EnumSet.complementOf(EnumSet.of(Version.V4));

  /** v4 and the dated versions. */
  public static final Set<Version> V4_AND_DATED = EnumSet.complementOf(EnumSet.of(Version.V3));

  private final List<Route> routes = new ArrayList<>();

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

  /** Adds an endpoint; {@code pattern} as {@code properties/{type}/batch/create}. */
  public void add(
      String method,
      String pattern,
      Set<Version> versions,
      Effect effect,
      Route.Scopes scopes,
      Route.Handler handler) {
    routes.add(
        new Route(method, List.of(pattern.split("/", -1)), versions, effect, scopes, handler));
  }

  /** Looks a path up. */
  public Found find(String method, String path) {
    Optional<Place> place = place(path);
    if (place.isEmpty()) {
      return new Found.Nothing();
    }
    boolean otherMethod = false;
    for (Route route : routes) {
      if (!route.versions().contains(place.get().version())) {
        continue;
      }
      List<String> arguments = route.match(place.get().segments());
      if (arguments == null) {
        continue;
      }
      if (route.method().equals(method)) {
        return new Found.Endpoint(route, place.get().version(), arguments);
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
    boolean account = parts[1].equals("account-info");
    if (!account && !parts[1].equals("crm")) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>(parts.length);
    if (account) {
      segments.add(parts[1]);
      return Version.of(parts[2]).map(version -> rest(version, segments, parts, 3));
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
