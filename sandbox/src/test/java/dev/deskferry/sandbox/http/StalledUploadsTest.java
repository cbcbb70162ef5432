package dev.deskferry.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads that begin and never end, each as large as may be. */
class StalledUploadsTest {

  private static final int LIMIT = 32 << 20;

  private final HttpServer server =
      HttpServer.start(
          "127.0.0.1",
          0,
          new Application() {
            @Override
            public Reply apply(Request request) {
              return Reply.json(200, "" + request.body().length);
            }

            @Override
            public long bodyLimit(Request head) {
              return LIMIT;
            }
          },
          new HttpServer.Patience(Duration.ofSeconds(4), Duration.ofMillis(600)));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 33554432, false",
    "Content-Length: 33554432, true",
    "Transfer-Encoding: chunked, false",
    "Transfer-Encoding: chunked, true"
  })
  void leaveTheRoomTheyTook(String header, boolean hangsUp) throws IOException {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        stalled.add(send("POST /x HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n"));
      }
      for (Socket socket : stalled) {
        if (!hangsUp) {
          assertThat(answer(socket)).startsWith("HTTP/1.1 408");
        }
        socket.close();
      }
      for (int i = 0; i < 3; i++) {
        assertServesALargeBody();
      }
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  private void assertServesALargeBody() throws IOException {
    String head = "POST /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ";
    try (Socket socket = send(head + LIMIT + "\r\n\r\n")) {
      socket.getOutputStream().write(new byte[LIMIT]);
      assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("\r\n" + LIMIT);
    }
  }

  private Socket send(String text) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.url().getPort());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
