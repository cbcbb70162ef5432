package dev.deskferry.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server of bare sockets that answers as no HTTP library would: too slowly, without an end, cut
 * short. One connection, one request, one answer.
 */
public final class RawHttpServer implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final ServerSocket socket;
  private final Answer answer;
  private final ExecutorService connections = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicLong sentBytes = new AtomicLong();

  /** What a request gets. */
  @FunctionalInterface
  public interface Answer {

    /**
     * Writes to the connection, which is closed afterwards.
     *
     * @param path of the request, without query
     */
    void to(String path, Connection connection) throws IOException;
  }

  private RawHttpServer(Answer answer) throws IOException {
    this.answer = answer;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    connections.execute(this::accept);
  }

  /** Begins to serve on a free port. */
  public static RawHttpServer start(Answer answer) {
    try {
      return new RawHttpServer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The base address. */
  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Bytes that clients took so far, or at least their sockets did. */
  public long sentBytes() {
    return sentBytes.get();
  }

  /** Where an answer goes. */
  public final class Connection {

    private final OutputStream out;

    private Connection(OutputStream out) {
      this.out = out;
    }

    /** Sends a whole reply. */
    public void reply(String json) throws IOException {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      send(
          "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length
              + "\r\n\r\n"
              + json);
    }

    /** Sends the head of a reply that ends when the connection does. */
    public void head() throws IOException {
      send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n");
    }

    /** Sends text as it stands. */
    public void send(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write(bytes);
      out.flush();
      sentBytes.addAndGet(bytes.length);
    }

    /** Sends the text twenty times a second until the client hangs up. */
    public void drip(String text) throws IOException {
      try {
        while (!end.await(50, TimeUnit.MILLISECONDS)) {
          send(text);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Sends as much as the client takes until it hangs up. */
    public void pour() throws IOException {
      String much = " ".repeat(CHUNK);
      while (end.getCount() > 0) {
        send(much);
      }
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.execute(() -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      String first = in.readLine();
      String line = first;
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      if (first != null) {
        String path = first.split(" ", -1)[1].replaceFirst("\\?.*", "");
        answer.to(path, new Connection(connection.getOutputStream()));
      }
    } catch (IOException hungUp) {
      // The client has had enough, which is what most answers here are for.
      return;
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.shutdownNow();
    }
  }
}
