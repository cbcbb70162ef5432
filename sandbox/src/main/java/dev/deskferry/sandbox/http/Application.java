package dev.deskferry.sandbox.http;

import java.util.function.Function;

/** Answers requests; called from many threads at once. */
@FunctionalInterface
public interface Application extends Function<Request, Reply> {

  /** Bytes of a request body that an application takes when it does not say. */
  long USUAL_BODY = 10L << 20;

  /** Any function as an application with the usual limits. */
  static Application of(Function<Request, Reply> function) {
    return function instanceof Application application ? application : function::apply;
  }

  /**
   * The most bytes that the body of a request may have. Nothing over it is ever held in memory.
   *
   * @param head the request without its body
   */
  default long bodyLimit(Request head) {
    return USUAL_BODY;
  }

  /**
   * The answer to a request whose body is over the limit.
   *
   * @param head the request without its body
   */
  default Reply tooLarge(Request head) {
    return Reply.html(413, "<html><body><h1>413 Request Entity Too Large</h1></body></html>");
  }
}
