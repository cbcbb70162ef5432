package dev.deskferry.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A loopback HTTP server that hands each request to one function. Closing it frees the port at
 * once.
 */
public final class HttpServer implements AutoCloseable {

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts serving.
   *
   * @param host address to bind, such as {@code 127.0.0.1}
   * @param port 0 for any free one
   * @param application answers every request; called from many threads at once
   * @throws UncheckedIOException when the port cannot be bound
   */
  public static HttpServer start(String host, int port, Function<Request, Reply> application) {
    QueuedThreadPool threads = new QueuedThreadPool(256, 4);
    threads.setDaemon(true);
    threads.setName("sandbox");
    Server server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    server.setHandler(new ApplicationHandler(application));
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
    private final Function<Request, Reply> application;

    ApplicationHandler(Function<Request, Reply> application) {
      this.application = application;
    }

    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request, Response response, Callback callback)
        throws Exception {
      Reply reply = application.apply(read(request));
      response.setStatus(reply.status());
      reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
      if (reply.status() != 204) {
        response.getHeaders().put("Content-Length", String.valueOf(reply.body().length));
      }
      response.write(true, ByteBuffer.wrap(reply.body()), callback);
      return true;
    }

    private static Request read(org.eclipse.jetty.server.Request request) throws IOException {
      Map<String, List<String>> query = new LinkedHashMap<>();
      for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(request)) {
        query.put(field.getName(), List.copyOf(field.getValues()));
      }
      Map<String, String> headers = new LinkedHashMap<>();
      for (HttpField field : request.getHeaders()) {
        headers.merge(
            field.getName().toLowerCase(Locale.ROOT), field.getValue(), (a, b) -> a + ", " + b);
      }
      ByteBuffer body = Content.Source.asByteBuffer(request);
      byte[] bytes = new byte[body.remaining()];
      body.get(bytes);
      return new Request(
          request.getMethod(),
          org.eclipse.jetty.server.Request.getPathInContext(request),
          query,
          headers,
          bytes);
    }
  }
}
