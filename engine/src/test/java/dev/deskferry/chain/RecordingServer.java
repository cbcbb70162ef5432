package dev.deskferry.chain;

import dev.deskferry.sandbox.contract.Exchange;
import dev.deskferry.sandbox.http.Application;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A second address of a stand-in, at which every exchange is kept. */
final class RecordingServer implements AutoCloseable {

  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  private RecordingServer(Application standIn) {
    server = HttpServer.start("127.0.0.1", 0, new Recording(standIn));
  }

  static RecordingServer before(Function<Request, Reply> standIn) {
    return new RecordingServer(Application.of(standIn));
  }

  private final class Recording implements Application {
    private final Application standIn;

    Recording(Application standIn) {
      this.standIn = standIn;
    }

    @Override
    public Reply apply(Request request) {
      Reply reply = standIn.apply(request);
      exchanges.add(new Exchange(request, reply));
      return reply;
    }

    @Override
    public long bodyLimit(Request head) {
      return standIn.bodyLimit(head);
    }

    @Override
    public Reply tooLarge(Request head) {
      return standIn.tooLarge(head);
    }
  }

  URI url() {
    return server.url();
  }

  /** What was said so far, in the order of the replies. */
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  @Override
  public void close() {
    server.close();
  }
}
