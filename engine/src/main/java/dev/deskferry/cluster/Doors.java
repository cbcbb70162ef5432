package dev.deskferry.cluster;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knocks at many addresses at once, and waits for a member of Hazelcast to answer its greeting
 * (UnifiedProtocolDecoder of 5.7). A port at which nobody listens says so within a round trip,
 * where Hazelcast, which asks one address after the other, allows each of them five seconds
 * (AbstractJoiner.SPLIT_BRAIN_CONN_TIMEOUT_MILLIS of 5.7). At the port of a frozen process the
 * system accepts connections, but nobody answers.
 */
final class Doors implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

  private static final byte[] GREETING = "HZC".getBytes(StandardCharsets.US_ASCII);

  private final Selector answers;
  private final List<SocketChannel> knocks = new ArrayList<>();
  private final List<InetSocketAddress> open = new ArrayList<>();
  private int awaitedCount;

  private Doors() throws IOException {
    this.answers = Selector.open();
  }

  /**
   * Those at which a member answers.
   *
   * @param addresses resolved ones
   * @param patience for all of them together
   * @return in the order in which they answered
   */
  static List<InetSocketAddress> open(Collection<InetSocketAddress> addresses, Duration patience) {
    try (Doors doors = new Doors()) {
      addresses.forEach(doors::knock);
      doors.await(System.nanoTime() + patience.toNanos());
      return List.copyOf(doors.open);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void knock(InetSocketAddress address) {
    try {
      SocketChannel channel = SocketChannel.open();
      knocks.add(channel);
      channel.configureBlocking(false);
      boolean isConnected = channel.connect(address);
      channel.register(answers, SelectionKey.OP_CONNECT, new Knock(address));
      awaitedCount++;
      if (isConnected) {
        greet(channel);
      }
    } catch (IOException e) {
      LOG.trace("{} does not answer", address, e);
    }
  }

  private void await(long end) throws IOException {
    while (awaitedCount > 0 && !Thread.currentThread().isInterrupted()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      answers.select(this::answer, left);
    }
  }

  private void answer(SelectionKey key) {
    Knock knock = (Knock) key.attachment();
    try {
      SocketChannel channel = (SocketChannel) key.channel();
      if (key.isConnectable()) {
        channel.finishConnect();
        greet(channel);
      } else if (channel.read(knock.answer()) < 0) {
        throw new EOFException("closed without an answer");
      } else if (!knock.answer().hasRemaining()) {
        done(key);
        if (Arrays.equals(knock.answer().array(), GREETING)) {
          open.add(knock.address());
        }
      }
    } catch (IOException e) {
      done(key);
      LOG.trace("{} does not answer", knock.address(), e);
    }
  }

  private void greet(SocketChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap(GREETING));
    channel.keyFor(answers).interestOps(SelectionKey.OP_READ);
  }

  private void done(SelectionKey key) {
    key.cancel();
    awaitedCount--;
  }

  private record Knock(InetSocketAddress address, ByteBuffer answer) {

    Knock(InetSocketAddress address) {
      this(address, ByteBuffer.allocate(GREETING.length));
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel knock : knocks) {
      knock.close();
    }
    answers.close();
  }
}
