package dev.deskferry.route;

import dev.deskferry.run.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a phase needs of Camel.
 *
 * @param folder the folder {@code routes}
 * @param files names of the phase's files in it
 * @param routeIds routes that the files must hold together
 * @param beans by the names that the files use; the staging data source is {@code staging}
 * @param properties values of <code>{{name}}</code> in the files
 * @param connections HTTP connections to one host at most, and as many in all per host
 * @param responseTimeout longest silence; a whole reply may take three times that
 * @param stop when it is some seconds old, requests still under way end with an {@code IOException}
 */
public record RuntimeSettings(
    Path folder,
    List<String> files,
    List<String> routeIds,
    Map<String, Object> beans,
    Map<String, String> properties,
    int connections,
    Duration connectTimeout,
    Duration responseTimeout,
    StopSignal stop) {

  public RuntimeSettings {
    files = List.copyOf(files);
    routeIds = List.copyOf(routeIds);
    beans = Map.copyOf(beans);
    properties = Map.copyOf(properties);
  }
}
