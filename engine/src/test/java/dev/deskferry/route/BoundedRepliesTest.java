package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.StopSignal;
import dev.deskferry.testing.RawHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bad input, "a page that never ends": the HTTP client of both phases against bare sockets. */
@Timeout(60)
class BoundedRepliesTest {

  private static final long MOST_BYTES = 64L << 20;
  private static final long SOCKET_BUFFERS = 16L << 20;
  private static final String ASK =
      """
      - route:
          id: ask
          description: Asks the address in the message
          errorHandler:
            noErrorHandler: {}
          from:
            uri: direct:ask
            steps:
              - to:
                  id: ask-it
                  uri: http://address-is-in-the-message
                  parameters:
                    throwExceptionOnFailure: false
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void aBodyThatDripsForEverIsGivenUp() throws IOException {
    assertThat(failure("/body", 1))
        .isInstanceOf(EndlessReplyException.class)
        .hasMessage("the reply did not end within 3 s");
  }

  @Test
  void aHeadThatDripsForEverIsGivenUp() throws IOException {
    assertThat(failure("/head", 1))
        .isInstanceOf(EndlessReplyException.class)
        .hasMessage("the reply did not end within 3 s");
  }

  @Test
  void aBodyWithoutAnEndIsNotReadIntoMemory() throws IOException {
    assertThat(failure("/endless", 60))
        .isInstanceOf(EndlessReplyException.class)
        .hasMessage("the reply is larger than 64 MiB");
  }

  @Test
  void aReplyThatStopsInTheMiddleIsCutShort() throws IOException {
    Throwable failure = failure("/short", 60);
    assertThat(Silence.isCutShort(failure)).isTrue();
    assertThat(Silence.describe(failure))
        .isEqualTo("the connection was closed in the middle of the reply");
  }

  private Throwable failure(String path, int responseSeconds) throws IOException {
    Files.writeString(folder.resolve("ask.camel.yaml"), ASK);
    try (RawHttpServer server = RawHttpServer.start(BoundedRepliesTest::answer);
        CamelRuntime runtime = CamelRuntime.start(settings(Duration.ofSeconds(responseSeconds)))) {
      Exchange done =
          runtime
              .producer()
              .send(
                  "direct:ask",
                  it -> it.getMessage().setHeader(Exchange.HTTP_URI, server.url() + path));
      assertThat(server.sentBytes()).isLessThan(MOST_BYTES + SOCKET_BUFFERS);
      return done.getException();
    }
  }

  private static void answer(String path, RawHttpServer.Connection connection) throws IOException {
    switch (path) {
      case "/head" -> {
        connection.send("HTTP/1.1 200 OK\r\n");
        connection.drip("X-More: y\r\n");
      }
      case "/body" -> {
        connection.head();
        connection.drip(" ");
      }
      case "/endless" -> {
        connection.head();
        connection.pour();
      }
      default -> connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"groups\":[");
    }
  }

  private RuntimeSettings settings(Duration responseTimeout) {
    return new RuntimeSettings(
        folder,
        List.of("ask.camel.yaml"),
        List.of("ask"),
        Map.of(),
        Map.of(),
        4,
        Duration.ofSeconds(1),
        responseTimeout,
        new StopSignal());
  }
}
