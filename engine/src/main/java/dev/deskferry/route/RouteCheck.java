package dev.deskferry.route;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;

/** Reads route files without starting them. */
public final class RouteCheck {

  private static final String SUFFIX = ".camel.yaml";

  private RouteCheck() {}

  /** Adds a problem for each file that is missing, or that Camel cannot read. */
  public static void check(Path folder, Problems problems) {
    Stream.of(ExtractRuntime.FILES, LoadWork.FILES)
        .flatMap(List::stream)
        .distinct()
        .filter(file -> !Files.isReadable(folder.resolve(file)))
        .forEach(
            file ->
                problems.error(
                    Location.ofFile("routes/" + file),
                    "",
                    "missing-file",
                    "the file is missing or cannot be read; restore it"));
    CamelContext context = new DefaultCamelContext();
    try (Stream<Path> files = Files.list(folder)) {
      context.build();
      for (Path file : files.filter(it -> it.toString().endsWith(SUFFIX)).sorted().toList()) {
        check(context, file, problems);
      }
    } catch (IOException e) {
      problems.error(
          Location.ofFile("routes"),
          "",
          "missing-file",
          "the folder cannot be read; start where it is, or name that folder with DESKFERRY_HOME");
    } finally {
      context.stop();
    }
  }

  private static void check(CamelContext context, Path file, Problems problems) {
    RoutesLoader loader = PluginHelper.getRoutesLoader(context);
    try {
      loader.loadRoutes(
          PluginHelper.getResourceLoader(context).resolveResource("file:" + file.toAbsolutePath()));
    } catch (Exception e) {
      RouteProblems.Place place = RouteProblems.place(e, "routes/" + file.getFileName());
      problems.error(place.location(), "", "bad-route", place.reason());
    }
  }
}
