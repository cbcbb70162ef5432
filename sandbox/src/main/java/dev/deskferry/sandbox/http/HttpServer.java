package dev.deskferry.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A loopback HTTP server that hands each request to one function. Closing it frees the port at
 * once. Whatever clients send, it takes a bounded number of connections, threads and bytes: paths
 * that could be read in two ways get 400, unknown expectations 417, headers that are too long 414
 * or 431, bodies over the application's limit its own answer, slow ones 408, and idle connections
 * are closed.
 */
public final class HttpServer implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 8_192;
  private static final long IDLE_WHEN_FULL_MILLIS = 1_000;
  private static final long SMALLEST_BUDGET = 64L << 20;
  private static final int HEAP_SHARE = 32;

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * How long the server waits for clients.
   *
   * @param idle without a byte on a connection
   * @param body from the head of a request to the end of its body; shorter than {@code idle}, so
   *     that who waits for room gets an answer rather than a closed connection
   */
  record Patience(Duration idle, Duration body) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(25));
  }

  /**
   * Starts serving.
   *
   * @param host address to bind, such as {@code 127.0.0.1}
   * @param port 0 for any free one
   * @param application answers every request; called from many threads at once; an {@link
   *     Application} also says how long bodies may be
   * @throws UncheckedIOException when the port cannot be bound
   */
  public static HttpServer start(String host, int port, Function<Request, Reply> application) {
    return start(host, port, Application.of(application), Patience.USUAL);
  }

  static HttpServer start(String host, int port, Application application, Patience patience) {
    QueuedThreadPool threads = new QueuedThreadPool(256, 4);
    threads.setDaemon(true);
    threads.setName("sandbox");
    Server server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new StrictConnections(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(1024);
    connector.setIdleTimeout(patience.idle().toMillis());
    server.addConnector(connector);
    NetworkConnectionLimit connections = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
    connections.setEndPointIdleTimeout(IDLE_WHEN_FULL_MILLIS);
    server.addBean(connections);
    server.setErrorHandler(new PlainErrors());
    server.setHandler(new ApplicationHandler(application, patience.body()));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot start the HTTP server on " + host + ":" + port, e);
    }
    return new HttpServer(server, connector);
  }

  /** The base address, such as {@code http://127.0.0.1:8801}. */
  public URI url() {
    return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop the HTTP server", e);
    }
  }

  private static final class ApplicationHandler extends Handler.Abstract {
    private final Application application;
    private final Duration patience;
    private final BodyBudget budget =
        new BodyBudget(Math.max(SMALLEST_BUDGET, Runtime.getRuntime().maxMemory() / HEAP_SHARE));

    ApplicationHandler(Application application, Duration patience) {
      this.application = application;
      this.patience = patience;
    }

    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request, Response response, Callback callback) {
      new Exchange(application, budget, request, response, callback, head(request), patience)
          .start();
      return true;
    }

    private static Request head(org.eclipse.jetty.server.Request request) {
      Map<String, List<String>> query = new LinkedHashMap<>();
      String path;
      try {
        path = String.valueOf(request.getHttpURI().getDecodedPath());
        Fields fields = org.eclipse.jetty.server.Request.extractQueryParameters(request);
        for (Fields.Field field : fields) {
          query.put(field.getName(), List.copyOf(field.getValues()));
        }
      } catch (IllegalArgumentException e) {
        throw new BadMessageException(HttpStatus.BAD_REQUEST_400, "Bad URI", e);
      }
      Map<String, String> headers = new LinkedHashMap<>();
      for (HttpField field : request.getHeaders()) {
        headers.merge(
            field.getName().toLowerCase(Locale.ROOT), field.getValue(), (a, b) -> a + ", " + b);
      }
      return new Request(request.getMethod(), path, query, headers, new byte[0]);
    }
  }

  /** Pages for requests that never reach the application; they name no server and no cause. */
  private static final class PlainErrors extends ErrorHandler {
    @Override
    protected void generateResponse(
        org.eclipse.jetty.server.Request request,
        Response response,
        int code,
        String message,
        @Nullable Throwable cause,
        Callback callback) {
      response.getHeaders().put("Content-Type", "text/html;charset=utf-8");
      response.write(true, page(code), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      fields.put("Content-Type", "text/html;charset=utf-8");
      return page(status);
    }

    private static ByteBuffer page(int status) {
      String reason = String.valueOf(HttpStatus.getMessage(status));
      return ByteBuffer.wrap(Exchange.page(status, reason).body());
    }
  }
}
