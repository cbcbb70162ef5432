package dev.deskferry.route;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.main.Main;

/** A running Camel with the routes of one phase. Close it, or the process lingers. */
public final class CamelRuntime implements AutoCloseable {

  private static final Duration SHUTDOWN = Duration.ofSeconds(5);
  // A stop may take ten seconds in all, and closing takes its part.
  private static final Duration GRACE = Duration.ofSeconds(8);
  // A page of a thousand records with every text at its limit; heavier ones are asked for in
  // halves.
  private static final long MOST_REPLY_BYTES = 64L << 20;
  private static final int REPLY_TIMEOUTS = 3;

  private final Main main;
  private final ProducerTemplate producer;

  private CamelRuntime(Main main, ProducerTemplate producer) {
    this.main = main;
    this.producer = producer;
  }

  /**
   * Loads the route files and starts them.
   *
   * @throws RouteFileException when a file is missing, broken, names a bean that is not there, or
   *     lacks a route that the phase needs; nothing runs then
   */
  public static CamelRuntime start(RuntimeSettings settings) {
    settings.files().forEach(file -> requireFile(settings.folder().resolve(file)));
    Main main = configured(settings);
    try {
      main.init();
      configureHttp(main.getCamelContext(), settings);
      main.start();
      requireRoutes(main.getCamelContext(), settings);
      return new CamelRuntime(main, main.getCamelContext().createProducerTemplate());
    } catch (RouteFileException e) {
      main.stop();
      throw e;
    } catch (Exception e) {
      main.stop();
      throw RouteProblems.explain(e, settings);
    }
  }

  /** Sends exchanges to the routes; safe for many threads. */
  public ProducerTemplate producer() {
    return producer;
  }

  /** The context, for tests and for those who add components. */
  public CamelContext context() {
    return main.getCamelContext();
  }

  /** Lets exchanges in flight end for five seconds, then ends them. */
  @Override
  public void close() {
    main.stop();
  }

  private static Main configured(RuntimeSettings settings) {
    Main main = new Main();
    main.configure()
        .withRoutesIncludePattern(pattern(settings.folder(), settings.files()))
        .withShutdownTimeout((int) SHUTDOWN.toSeconds())
        .withShutdownLogInflightExchangesOnTimeout(false)
        .withSourceLocationEnabled(true);
    Properties properties = new Properties();
    properties.putAll(settings.properties());
    // A call to a route that is not there would otherwise wait 30 s for it.
    properties.put("camel.component.direct.block", "false");
    main.setOverrideProperties(properties);
    settings.beans().forEach(main::bind);
    return main;
  }

  private static void configureHttp(CamelContext context, RuntimeSettings settings) {
    OpenRequests open = new OpenRequests();
    BoundedReplies bounded =
        new BoundedReplies(
            MOST_REPLY_BYTES, settings.responseTimeout().multipliedBy(REPLY_TIMEOUTS));
    settings.stop().after(GRACE, open::cut);
    for (String scheme : List.of("http", "https")) {
      HttpComponent http = context.getComponent(scheme, HttpComponent.class);
      http.setConnectionsPerRoute(settings.connections());
      http.setMaxTotalConnections(2 * settings.connections());
      http.setConnectTimeout(settings.connectTimeout().toMillis());
      http.setConnectionRequestTimeout(settings.responseTimeout().toMillis());
      http.setResponseTimeout(settings.responseTimeout().toMillis());
      http.setSoTimeout(settings.responseTimeout().toMillis());
      // The client would repeat 429 and 503 by itself, unseen by the rate budget and the ledger.
      http.setHttpClientConfigurer(
          client ->
              client
                  .disableAutomaticRetries()
                  .disableRedirectHandling()
                  .disableCookieManagement()
                  .addExecInterceptorFirst("open-requests", open)
                  .addExecInterceptorFirst("bounded-replies", bounded));
    }
  }

  private static String pattern(Path folder, List<String> files) {
    return String.join(",", files.stream().map(file -> "file:" + folder.resolve(file)).toList());
  }

  private static void requireFile(Path file) {
    if (!Files.isReadable(file)) {
      throw new RouteFileException(
          "routes/%s: the file is missing or cannot be read; restore it"
              .formatted(file.getFileName()));
    }
  }

  private static void requireRoutes(CamelContext context, RuntimeSettings settings) {
    for (String id : settings.routeIds()) {
      if (context.getRoute(id) == null) {
        throw new RouteFileException(
            "routes: no file has a route with the id \"%s\"; expected it in one of %s"
                .formatted(id, String.join(", ", settings.files())));
      }
    }
  }
}
