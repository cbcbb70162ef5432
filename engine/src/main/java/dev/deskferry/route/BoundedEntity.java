package dev.deskferry.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A body that is read up to a size and up to an instant. */
final class BoundedEntity extends HttpEntityWrapper {

  private static final int MEBIBYTE = 1 << 20;

  private final long mostBytes;
  private final Duration longest;
  private final long deadlineNanos;
  private final Runnable abort;

  /**
   * @param longest for the message
   * @param deadlineNanos as {@link System#nanoTime()} counts
   * @param abort ends the connection; without it, closing would read a body that never ends
   */
  BoundedEntity(
      HttpEntity entity, long mostBytes, Duration longest, long deadlineNanos, Runnable abort) {
    super(entity);
    this.mostBytes = mostBytes;
    this.longest = longest;
    this.deadlineNanos = deadlineNanos;
    this.abort = abort;
  }

  /** For a reply that takes too long. */
  static EndlessReplyException tooLong(Duration longest) {
    return new EndlessReplyException(
        "the reply did not end within %d s".formatted(longest.toSeconds()));
  }

  @Override
  public InputStream getContent() throws IOException {
    return new Bounded(super.getContent());
  }

  @Override
  public void writeTo(OutputStream to) throws IOException {
    try (InputStream content = getContent()) {
      content.transferTo(to);
    }
  }

  private final class Bounded extends FilterInputStream {

    private long read;

    Bounded(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int count = super.read(to, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > mostBytes) {
        abort.run();
        throw new EndlessReplyException(
            "the reply is larger than %d MiB".formatted(mostBytes / MEBIBYTE));
      }
      if (System.nanoTime() - deadlineNanos > 0) {
        abort.run();
        throw tooLong(longest);
      }
    }
  }
}
