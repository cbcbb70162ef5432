package dev.deskferry.route;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Holds every reply to a size and a time, so that one that never ends costs neither the memory nor
 * the run: a time-out of the socket alone begins anew with every byte. What goes beyond fails with
 * an {@link EndlessReplyException} and its connection is closed. Safe from many threads.
 */
final class BoundedReplies implements ExecChainHandler {

  private final long mostBytes;
  private final Duration longest;

  /**
   * @param mostBytes of a body as it is read, that is, after it was unpacked
   * @param longest from sending the request to the last byte of the reply
   */
  BoundedReplies(long mostBytes, Duration longest) {
    this.mostBytes = mostBytes;
    this.longest = longest;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Runnable abort = () -> abort(scope.originalRequest);
    long deadlineNanos = System.nanoTime() + longest.toNanos();
    CompletableFuture<Void> head = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        head.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (arrived, late) -> {
                  if (late != null) {
                    abort.run();
                  }
                });
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity entity = response.getEntity();
      if (entity != null) {
        response.setEntity(new BoundedEntity(entity, mostBytes, longest, deadlineNanos, abort));
      }
      return response;
    } catch (IOException e) {
      throw head.isCompletedExceptionally() ? BoundedEntity.tooLong(longest) : e;
    } finally {
      head.complete(null);
    }
  }

  private static void abort(Object request) {
    if (request instanceof Cancellable cancellable) {
      cancellable.cancel();
    }
  }
}
