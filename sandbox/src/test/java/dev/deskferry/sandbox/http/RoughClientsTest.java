package dev.deskferry.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send that no client should: the server answers 4xx and goes on. */
class RoughClientsTest {

  private static final int LIMIT = 1_000;

  private final AtomicInteger reached = new AtomicInteger();
  private final HttpServer server =
      HttpServer.start(
          "127.0.0.1",
          0,
          new Application() {
            @Override
            public Reply apply(Request request) {
              reached.incrementAndGet();
              if (request.path().equals("/broken")) {
                throw new IllegalStateException("a fault of the application");
              }
              return Reply.json(
                  200, request.path() + " " + request.query() + " " + request.body().length);
            }

            @Override
            public long bodyLimit(Request head) {
              return LIMIT;
            }
          },
          new HttpServer.Patience(Duration.ofMillis(900), Duration.ofMillis(400)));

  @AfterEach
  void stop() {
    server.close();
  }

  private Socket open() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.url().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = open()) {
      send(socket, request);
      return answer(socket);
    }
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  }

  private static String post(String headers, String body) {
    return "POST /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n\r\n" + body;
  }

  private static void assertRefused(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("jetty");
  }

  private void assertServes() throws IOException {
    assertThat(exchange(get("/fine?a=1"))).startsWith("HTTP/1.1 200").endsWith("/fine {a=[1]} 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/%2e%2e/b",
        "/a/..;/b",
        "/a//b",
        "/a/%2fb",
        "/%",
        "/%zz",
        "/a%00b",
        "/\\..\\x",
        "/x?a=%zz",
        "/x?%=1",
        "http://[/",
        "noslash",
        "/a b"
      })
  @DisplayName("path tricks and broken escapes are 4xx, or the very path they name")
  void pathTricksAreRefused(String target) throws IOException {
    String answer = exchange(get(target));
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("jetty");
    assertServes();
  }

  @Test
  void pathsReachTheApplicationDecoded() throws IOException {
    assertThat(exchange(get("/a%20b/%C3%BC/c%40d.com?q=%C3%BC")))
        .endsWith("/a b/ü/c@d.com {q=[ü]} 0");
  }

  @Test
  void dotsAreResolvedBeforeTheApplicationSeesThem() throws IOException {
    assertThat(exchange(get("/a/../b"))).endsWith("/b {} 0");
    assertRefused(exchange(get("/../../etc/passwd")));
  }

  @ParameterizedTest
  @CsvSource({"1000, 200", "1001, 413", "5000000000, 413"})
  void aBodyOverTheLimitIs413BeforeItIsRead(long length, int status) throws IOException {
    String body = "x".repeat((int) Math.min(length, 1_001));
    assertThat(exchange(post("Content-Length: " + length, body))).startsWith("HTTP/1.1 " + status);
    assertServes();
  }

  @Test
  void aChunkedBodyOverTheLimitIs413() throws IOException {
    String chunk = "1f4\r\n" + "x".repeat(500) + "\r\n";
    assertThat(exchange(post("Transfer-Encoding: chunked", chunk + chunk + "0\r\n\r\n")))
        .startsWith("HTTP/1.1 200");
    assertThat(exchange(post("Transfer-Encoding: chunked", chunk + chunk + chunk + "0\r\n\r\n")))
        .startsWith("HTTP/1.1 413");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1",
        "Content-Length: x",
        "Content-Length: 1\r\nContent-Length: 2",
        "Transfer-Encoding: nonsense",
        "No colon"
      })
  void brokenHeadersAre4xx(String header) throws IOException {
    assertRefused(exchange(post(header, "xx")));
    assertServes();
  }

  @Test
  void longHeadersAndPathsAre4xx() throws IOException {
    assertRefused(exchange(get("/" + "x".repeat(20_000))));
    assertRefused(exchange(post("X: " + "x".repeat(20_000), "")));
    assertRefused(exchange("\u0016\u0003\u0001 no HTTP at all\r\n\r\n"));
    assertServes();
  }

  @Test
  void anUnknownExpectationIs417() throws IOException {
    assertThat(exchange(post("Expect: foo\r\nContent-Length: 1", "x"))).startsWith("HTTP/1.1 417");
    assertThat(exchange(post("Expect: 100-continue\r\nContent-Length: 1", "x")))
        .contains("HTTP/1.1 200");
    assertServes();
  }

  @Test
  void headIsGetWithoutItsBody() throws IOException {
    assertThat(exchange(get("/x").replace("GET", "HEAD")))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Length: 7")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aBrokenChunkIs400() throws IOException {
    assertRefused(exchange(post("Transfer-Encoding: chunked", "zz\r\nxx\r\n0\r\n\r\n")));
    assertServes();
  }

  @Test
  void aBodyThatDripsIs408() throws IOException {
    try (Socket socket = open()) {
      send(socket, post("Content-Length: 500", "x"));
      assertThat(answer(socket)).startsWith("HTTP/1.1 408");
    }
    assertThat(reached).hasValue(0);
    assertServes();
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    try (Socket socket = open()) {
      send(socket, "GET /x HT");
      assertThat(socket.getInputStream().readAllBytes().length).isLessThan(400);
    }
    assertServes();
  }

  @Test
  void aFailingApplicationIs500WithoutItsCause() throws IOException {
    assertThat(exchange(get("/broken")))
        .startsWith("HTTP/1.1 500")
        .doesNotContain("a fault of the application", "at dev.deskferry");
    assertServes();
  }

  @Test
  @DisplayName("thousands of connections: slow ones take no thread, idle ones time out")
  void slowConnectionsTakeNoThread() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 1_500; i++) {
        Socket socket = open();
        slow.add(socket);
        send(socket, i % 2 == 0 ? post("Content-Length: 900", "x") : "GET /slow HTTP/1.1\r\n");
      }
      assertServes();
      for (Socket socket : slow) {
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .satisfiesAnyOf(
                text -> assertThat(text).isEmpty(),
                text -> assertThat(text).startsWith("HTTP/1.1 4"));
      }
      assertServes();
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }
}
