package dev.deskferry.sandbox.inside;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskferry.sandbox.fault.FaultFile;
import dev.deskferry.sandbox.fault.Faults;
import dev.deskferry.sandbox.http.Application;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.util.function.Supplier;

/**
 * Everything below {@code /__sandbox/} and the page at {@code /}, in front of one stand-in. None of
 * it needs credentials, counts against a quota or meets a fault.
 */
public final class Inside implements Application {

  private static final String BELOW = "/__sandbox/";
  private static final String EXPECTED = "expected/";

  private final Application standIn;
  private final Supplier<Expected> expected;
  private final Faults faults;
  private final Runnable reset;
  private final Application page;

  /**
   * Looks into a sandbox.
   *
   * @param standIn answers everything else, and for its log
   * @param expected from the Zendesk side, whichever stand-in this is
   * @param faults of both sides
   * @param reset begins both accounts anew
   * @param page for people
   */
  public Inside(
      Application standIn,
      Supplier<Expected> expected,
      Faults faults,
      Runnable reset,
      Application page) {
    this.standIn = standIn;
    this.expected = expected;
    this.faults = faults;
    this.reset = reset;
    this.page = page;
  }

  @Override
  public Reply apply(Request request) {
    if (request.path().equals("/")) {
      return request.isRead() ? page.apply(request) : standIn.apply(request);
    }
    return request.path().startsWith(BELOW)
        ? inside(request, request.path().substring(BELOW.length()))
        : standIn.apply(request);
  }

  private Reply inside(Request request, String what) {
    return switch ((request.isRead() ? "GET" : request.method()) + " " + what) {
      case "GET requests" -> standIn.apply(request);
      case "GET expected" -> new ExpectedReplies(expected.get()).totals();
      case "GET faults" -> Reply.json(200, faults.report().toString());
      case "PUT faults" -> follow(request);
      case "POST reset" -> {
        reset.run();
        yield Reply.empty(204);
      }
      default ->
          request.isRead() && what.startsWith(EXPECTED)
              ? new ExpectedReplies(expected.get())
                  .records(what.substring(EXPECTED.length()), request)
              : wrong(
                  404,
                  "found "
                      + request.method()
                      + " "
                      + request.path()
                      + ", expected GET requests, GET expected, GET expected/{type}, GET faults,"
                      + " PUT faults or POST reset below "
                      + BELOW);
    };
  }

  private Reply follow(Request request) {
    try {
      faults.follow(FaultFile.read("faults", request.body()));
      return Reply.json(200, faults.report().toString());
    } catch (IllegalArgumentException e) {
      return wrong(400, String.valueOf(e.getMessage()));
    }
  }

  static Reply wrong(int status, String message) {
    return Reply.json(
        status, JsonNodeFactory.instance.objectNode().put("error", message).toString());
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
