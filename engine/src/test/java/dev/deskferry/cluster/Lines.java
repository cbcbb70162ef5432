package dev.deskferry.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The lines between nodes on loopback, which can be divided as a network is: then what the halves
 * say to each other is held back, on open connections and on new ones, until it is mended. Every
 * node has a loopback address of its own, under which the others reach it and from which it calls.
 */
final class Lines implements AutoCloseable {

  private static final String PREFIX = "127.0.0.";
  private static final int FIRST = 20;
  private static final int CHUNK = 65_536;

  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Set<String> half = Set.of();

  /**
   * Where the others will find a node, {@code host:port}.
   *
   * @param port where it will listen on 127.0.0.1
   */
  String address(String node, int port) {
    String host = PREFIX + (FIRST + names.size());
    names.put(host, node);
    return host + ":" + port;
  }

  /** Lays the lines to a node that is about to listen. */
  void lay(String address) {
    String[] parts = address.split(":", -1);
    try {
      ServerSocket door = new ServerSocket();
      door.bind(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
      open.add(door);
      threads.execute(() -> accept(door, names.getOrDefault(parts[0], "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on these and the others do not hear each other. */
  synchronized void divide(String... nodes) {
    half = Set.of(nodes);
  }

  /** What was held back gets through, and all that comes after it. */
  synchronized void mend() {
    half = Set.of();
    notifyAll();
  }

  private void accept(ServerSocket door, String to) {
    try {
      while (!door.isClosed()) {
        Socket caller = door.accept();
        open.add(caller);
        threads.execute(() -> connect(caller, to, door.getLocalPort()));
      }
    } catch (IOException closed) {
      close(door);
    }
  }

  private void connect(Socket caller, String to, int port) {
    try {
      Socket called = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(called);
      String from = names.getOrDefault(caller.getInetAddress().getHostAddress(), to);
      threads.execute(() -> carry(caller, called, List.of(from, to)));
      threads.execute(() -> carry(called, caller, List.of(from, to)));
    } catch (IOException notThere) {
      close(caller);
    }
  }

  private void carry(Socket in, Socket out, List<String> ends) {
    byte[] chunk = new byte[CHUNK];
    try (in;
        out) {
      for (int count = in.getInputStream().read(chunk);
          count >= 0;
          count = in.getInputStream().read(chunk)) {
        awaitLine(ends);
        out.getOutputStream().write(chunk, 0, count);
      }
      awaitLine(ends);
    } catch (IOException gone) {
      close(in);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitLine(List<String> ends) throws InterruptedException {
    while (half.contains(ends.get(0)) != half.contains(ends.get(1))) {
      wait();
    }
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    new ArrayList<>(open).forEach(Lines::close);
    threads.shutdownNow();
  }
}
