package dev.deskferry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server of the loopback address, and cuts connections in the middle
 * of an answer: the request has gone through, some bytes of its answer too, and then both ends are
 * reset. Which answers those are depends on the seed and on the timing.
 */
public final class CuttingProxy implements AutoCloseable {
  private static final int CHUNK_BYTES = 65_536;

  private final ServerSocket listening;
  private final int target;
  private final int oneIn;
  private final Random random;
  private final AtomicInteger cuts = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private CuttingProxy(int target, int oneIn, long seed) throws IOException {
    this.target = target;
    this.oneIn = oneIn;
    this.random = new Random(seed);
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /**
   * Opens one.
   *
   * @param oneIn how many requests there are, on average, for one whose answer is cut
   */
  public static CuttingProxy to(int port, int oneIn, long seed) {
    try {
      return new CuttingProxy(port, oneIn, seed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How many connections were cut so far. */
  public int cutCount() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (!listening.isClosed()) {
        Socket client = listening.accept();
        open.add(client);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        AtomicBoolean isToBeCut = new AtomicBoolean();
        threads.execute(() -> requests(client, server, isToBeCut));
        threads.execute(() -> answers(server, client, isToBeCut));
      }
    } catch (IOException closed) {
      close();
    }
  }

  private void requests(Socket client, Socket server, AtomicBoolean isToBeCut) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        if (draw(oneIn) == 0) {
          isToBeCut.set(true);
        }
        out.write(chunk, 0, count);
      }
      end(client, server);
    } catch (IOException gone) {
      end(client, server);
    }
  }

  private void answers(Socket server, Socket client, AtomicBoolean isToBeCut) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        int kept = isToBeCut.get() ? draw(count) : count;
        out.write(chunk, 0, kept);
        if (kept < count) {
          cuts.incrementAndGet();
          client.setSoLinger(true, 0);
          end(server, client);
          return;
        }
      }
      end(server, client);
    } catch (IOException gone) {
      end(server, client);
    }
  }

  private synchronized int draw(int bound) {
    return random.nextInt(bound);
  }

  private void end(Socket one, Socket other) {
    for (Socket socket : new Socket[] {one, other}) {
      open.remove(socket);
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdown();
    }
  }
}
