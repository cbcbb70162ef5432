package dev.deskferry.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends one reply in the manner its {@link Delivery} asks for, without holding a thread. */
final class Sender {

  private static final int PIECES = 20;

  private final org.eclipse.jetty.server.Request request;
  private final Response response;
  private final Callback callback;
  private final Reply reply;

  private Sender(
      org.eclipse.jetty.server.Request request, Response response, Callback callback, Reply reply) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.reply = reply;
  }

  /** Sends a reply; completes the callback when it is sent or the connection is gone. */
  static void send(
      org.eclipse.jetty.server.Request request, Response response, Callback callback, Reply reply) {
    Sender sender = new Sender(request, response, callback, reply);
    sender.after(reply.delivery().pause(), sender::begin);
  }

  private void after(Duration pause, Runnable task) {
    if (pause.isZero()) {
      task.run();
      return;
    }
    var components = request.getComponents();
    components
        .getScheduler()
        .schedule(
            () -> components.getExecutor().execute(task), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void begin() {
    if (reply.delivery().manner() == Delivery.Manner.CUT) {
      reset();
      return;
    }
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (reply.status() != 204) {
      response.getHeaders().put("Content-Length", String.valueOf(reply.body().length));
    }
    switch (reply.delivery().manner()) {
      case TRUNCATED ->
          response.write(
              false, piece(0, reply.body().length / 2), Callback.from(this::hangUp, this::failed));
      case DRIPPED -> drip(0);
      default -> response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }
  }

  private void drip(int piece) {
    int length = reply.body().length;
    int from = (int) ((long) length * piece / PIECES);
    int until = (int) ((long) length * (piece + 1) / PIECES);
    if (piece == PIECES - 1) {
      response.write(true, piece(from, until), callback);
      return;
    }
    Duration pause = reply.delivery().drip().dividedBy(PIECES - 1);
    response.write(
        false,
        piece(from, until),
        Callback.from(() -> after(pause, () -> drip(piece + 1)), this::failed));
  }

  private ByteBuffer piece(int from, int until) {
    return ByteBuffer.wrap(reply.body(), from, until - from);
  }

  private void failed(Throwable cause) {
    callback.failed(cause);
  }

  /** Ends the connection after what was sent. */
  private void hangUp() {
    endPoint().close();
    callback.failed(new QuietException.Exception("the answer was cut short on purpose"));
  }

  /** Ends the connection with a reset: whatever was under way is lost. */
  private void reset() {
    try {
      if (endPoint().getTransport() instanceof SocketChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      endPoint().close();
    }
    callback.failed(new QuietException.Exception("the connection was cut on purpose"));
  }

  private EndPoint endPoint() {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }
}
