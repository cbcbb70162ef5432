package dev.deskferry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.spec.Discovery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoorsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void aHundredShutDoorsBesideOneThatIsOpenCostNoWaiting() throws IOException {
    try (ServerSocket open = listening()) {
      greetBack(open);
      var all =
          IntStream.range(open.getLocalPort() - 50, open.getLocalPort() + 50)
              .mapToObj(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .toList();
      long began = System.nanoTime();
      assertThat(Doors.open(all, PATIENCE))
          .contains((InetSocketAddress) open.getLocalSocketAddress());
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(5_000);
    }
  }

  @Test
  void whoAcceptsAndDoesNotGreetBackIsNoMember() throws IOException {
    try (ServerSocket frozen = listening();
        ServerSocket member = listening()) {
      greetBack(member);
      var door = (InetSocketAddress) member.getLocalSocketAddress();
      var both = List.of((InetSocketAddress) frozen.getLocalSocketAddress(), door);
      assertThat(Doors.open(both, Duration.ofSeconds(1))).containsExactly(door);
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Answers every greeting with the same, until the socket is closed. */
  private static void greetBack(ServerSocket member) {
    Thread thread =
        new Thread(
            () -> {
              while (!member.isClosed()) {
                try (Socket caller = member.accept()) {
                  caller.getOutputStream().write(caller.getInputStream().readNBytes(3));
                } catch (IOException e) {
                  assertThat(member.isClosed()).isTrue();
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  void nobodyIsWaitedForLongerThanThePatience() {
    // TEST-NET-1 (RFC 5737): where there is a route at all, nobody answers.
    var silent = List.of(new InetSocketAddress("192.0.2.1", 5701));
    long began = System.nanoTime();
    assertThat(Doors.open(silent, Duration.ofMillis(200))).isEmpty();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(5_000);
  }

  @Test
  void aMemberLooksForWhoIsMissingAndWithoutHearsayNowAndThenWhereverSomebodyListens()
      throws IOException {
    try (ServerSocket open = listening()) {
      greetBack(open);
      String door = "127.0.0.1:" + open.getLocalPort();
      int port = open.getLocalPort() - 3;
      ClusterSettings settings =
          new ClusterSettings(
              true,
              Optional.empty(),
              "127.0.0.1",
              port,
              new Discovery.Listed(List.of("127.0.0.1", "nowhere.invalid")));
      AtomicLong now = new AtomicLong();
      Neighbours neighbours = new Neighbours(now::get);
      Search search = new Search(settings, neighbours, now::get);
      now.addAndGet(4_999);
      assertThat(search.addresses()).isEmpty();
      now.addAndGet(1);
      assertThat(search.addresses()).contains(door);
      assertThat(search.addresses()).isEmpty();
      neighbours.hear(Map.of("b", door, "c", "127.0.0.1:1"), List.of("a", "c"));
      assertThat(search.addresses()).containsExactly(door);
      assertThat(search.joining(search::addresses))
          .contains("nowhere.invalid", door)
          .doesNotContain("127.0.0.1", "127.0.0.1:1");
      neighbours.hear(Map.of("b", door), List.of("a", "b"));
      assertThat(search.addresses()).isEmpty();
    }
  }
}
