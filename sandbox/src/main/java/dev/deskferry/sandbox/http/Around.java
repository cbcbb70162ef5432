package dev.deskferry.sandbox.http;

import java.util.function.Function;

/**
 * Stands around a stand-in: sees each request before it is applied and each reply after it, and may
 * answer, delay or change either. The log records what comes out.
 */
@FunctionalInterface
public interface Around {

  /** Lets everything pass. */
  Around NOTHING = (request, application) -> application.apply(request);

  /**
   * Answers a request, usually by applying it.
   *
   * @param application the stand-in itself; may be called once or not at all
   */
  Reply answer(Request request, Function<Request, Reply> application);
}
