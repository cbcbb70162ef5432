package dev.deskferry.sandbox.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: waits for room, takes in the body without holding a thread, hands both to
 * the application and sends the reply. A body that is too long, too slow or broken off gets its
 * answer before it is in.
 */
final class Exchange {

  private static final int FIRST_BUFFER = 16_384;

  private final Application application;
  private final BodyBudget budget;
  private final org.eclipse.jetty.server.Request source;
  private final Response response;
  private final Callback callback;
  private final Request head;
  private final Duration patience;
  private final long limit;
  private final long length;
  private final long reserved;
  private final Executor executor;
  private final Scheduler scheduler;
  private final Runnable beginOnThread;
  private final AtomicBoolean isAnswered = new AtomicBoolean();
  private final AtomicBoolean isReserved = new AtomicBoolean();
  private byte[] body = new byte[0];
  private int size;
  private Scheduler.@Nullable Task deadline;

  Exchange(
      Application application,
      BodyBudget budget,
      org.eclipse.jetty.server.Request source,
      Response response,
      Callback callback,
      Request head,
      Duration patience) {
    this.application = application;
    this.budget = budget;
    this.source = source;
    this.response = response;
    this.callback = callback;
    this.head = head;
    this.patience = patience;
    // Once a request is answered Jetty uses it again, so what is needed later is read now.
    this.executor = source.getComponents().getExecutor();
    this.scheduler = source.getComponents().getScheduler();
    this.beginOnThread = () -> executor.execute(this::begin);
    this.limit = application.bodyLimit(head);
    this.length = source.getLength();
    this.reserved = length < 0 && mayHaveBody() ? limit : Math.max(0, length);
  }

  private boolean mayHaveBody() {
    return source.getHeaders().contains("Transfer-Encoding");
  }

  /** Begins; returns when the reply is sent or when there is something to wait for. */
  void start() {
    if (length > limit) {
      answer(application.tooLarge(head).with("Connection", "close"));
    } else if (reserved == 0) {
      answer(application.apply(head));
    } else if (budget.reserve(reserved, beginOnThread)) {
      begin();
    } else {
      setDeadline();
    }
  }

  private void begin() {
    isReserved.set(true);
    read();
  }

  private void read() {
    try {
      readAll();
    } catch (RuntimeException e) {
      end();
      callback.failed(e);
    }
  }

  private void readAll() {
    while (!isAnswered.get()) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        setDeadline();
        source.demand(this::read);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        refuse(page(400, "Bad Request"));
        return;
      }
      boolean isLast = chunk.isLast();
      boolean isTaken = take(chunk.getByteBuffer());
      chunk.release();
      if (!isTaken) {
        refuse(application.tooLarge(head));
      } else if (isLast) {
        apply();
        return;
      }
    }
    end();
  }

  private boolean take(ByteBuffer bytes) {
    int after = size + bytes.remaining();
    if (after > limit) {
      return false;
    }
    if (after > body.length) {
      body = Arrays.copyOf(body, capacity(after));
    }
    bytes.get(body, size, after - size);
    size = after;
    return true;
  }

  /** Little until more than that is in, so that an upload that stalls at once costs nothing. */
  private int capacity(int needed) {
    if (needed <= FIRST_BUFFER) {
      return length < 0 ? FIRST_BUFFER : (int) Math.min(length, FIRST_BUFFER);
    }
    return length < 0
        ? (int) Math.min(limit, Math.max(needed, body.length * 2L))
        : (int) Math.max(length, needed);
  }

  private void apply() {
    cancelDeadline();
    if (!isAnswered.compareAndSet(false, true)) {
      end();
      return;
    }
    try {
      byte[] bytes = size == body.length ? body : Arrays.copyOf(body, size);
      send(
          application.apply(
              new Request(head.method(), head.path(), head.query(), head.headers(), bytes)));
    } finally {
      end();
    }
  }

  private void refuse(Reply reply) {
    cancelDeadline();
    try {
      answer(reply.with("Connection", "close"));
    } finally {
      end();
    }
  }

  private synchronized void setDeadline() {
    if (deadline == null) {
      deadline =
          scheduler.schedule(
              () -> executor.execute(this::tooSlow), patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel();
    }
  }

  private void tooSlow() {
    budget.leave(beginOnThread);
    if (isAnswered.compareAndSet(false, true)) {
      try {
        send(page(408, "Request Timeout").with("Connection", "close"));
      } finally {
        end();
      }
    }
  }

  private void end() {
    if (isReserved.compareAndSet(true, false)) {
      budget.release(reserved);
    }
  }

  private void answer(Reply reply) {
    if (isAnswered.compareAndSet(false, true)) {
      send(reply);
    }
  }

  private void send(Reply reply) {
    Sender.send(source, response, callback, reply);
  }

  /** A page for a request that never reached the application. */
  static Reply page(int status, String reason) {
    return Reply.html(status, "<html><body><h1>" + status + " " + reason + "</h1></body></html>");
  }
}
