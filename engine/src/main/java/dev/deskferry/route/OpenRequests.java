package dev.deskferry.route;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Every HTTP request under way, so that a stop can end them: a read that hangs does not hear a
 * thread's interrupt. Safe from many threads.
 */
final class OpenRequests implements ExecChainHandler {

  // A reply's body is read after execute returns; cancelling a finished request does nothing.
  private final Set<Cancellable> open =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile boolean isCut;

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (scope.originalRequest instanceof Cancellable cancellable) {
      open.add(cancellable);
    }
    if (isCut) {
      throw new InterruptedIOException("stopped before the request was sent");
    }
    return chain.proceed(request, scope);
  }

  /** Ends all of them with an {@link IOException}, and every later one before it is sent. */
  void cut() {
    isCut = true;
    List<Cancellable> all;
    synchronized (open) {
      all = List.copyOf(open);
    }
    all.forEach(Cancellable::cancel);
  }
}
