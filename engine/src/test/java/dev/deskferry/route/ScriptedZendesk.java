package dev.deskferry.route;

import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A Zendesk that answers what a test tells it to, over real HTTP, and remembers what it was asked.
 * Knows who it talks to; everything else is scripted by path.
 */
final class ScriptedZendesk implements AutoCloseable {

  static final Reply FAILED = Reply.html(500, "<html>secret</html>");

  private final Map<String, Function<Request, Reply>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  ScriptedZendesk() {
    answers.put("/api/v2/users/me", request -> Reply.json(200, "{\"user\":{\"id\":1}}"));
    server = HttpServer.start("127.0.0.1", 0, this::answer);
  }

  String url() {
    return server.url().toString();
  }

  /** Answers every request for that path by the function. */
  ScriptedZendesk on(String path, Function<Request, Reply> answer) {
    answers.put(path, answer);
    return this;
  }

  /** Answers the requests for that path one after another; the last answer stays. */
  ScriptedZendesk on(String path, Reply... replies) {
    Deque<Reply> left = new ArrayDeque<>(List.of(replies));
    return on(
        path,
        request -> {
          synchronized (left) {
            return left.size() > 1 ? left.removeFirst() : left.getFirst();
          }
        });
  }

  /** What was asked of a path, in order. */
  List<Request> requests(String path) {
    return requests.stream().filter(it -> it.path().equals(path)).toList();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Request request) {
    requests.add(request);
    return answers
        .getOrDefault(
            request.path(),
            it -> Reply.json(404, "{\"error\":\"InvalidEndpoint\",\"description\":\"Not found\"}"))
        .apply(request);
  }
}
