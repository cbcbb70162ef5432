package dev.deskferry.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderTest {

  private static final byte[] BODY = "0123456789".repeat(10_000).getBytes();

  private final AtomicInteger applied = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Delivery delivery = Delivery.AT_ONCE;
  private final HttpServer server =
      HttpServer.start(
          "127.0.0.1",
          0,
          request -> {
            applied.incrementAndGet();
            return Reply.json(200, BODY).delivered(delivery);
          });

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> ask() throws IOException, InterruptedException {
    URI address = URI.create(server.url() + "/anything");
    return client.send(
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private Duration timed() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    assertThat(ask().body()).isEqualTo(BODY);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void aLateReplyIsWhole() throws Exception {
    delivery = Delivery.after(Duration.ofMillis(300));
    assertThat(timed()).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void aDrippedReplyTakesItsTimeAndIsWhole() throws Exception {
    delivery = Delivery.dripped(Duration.ofMillis(400));
    assertThat(timed()).isGreaterThan(Duration.ofMillis(399));
  }

  @Test
  void aTruncatedReplyEndsInTheMiddle() {
    delivery = Delivery.truncated(Duration.ZERO);
    assertThatThrownBy(this::ask)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes received: 50000");
    assertThat(applied).hasValue(1);
  }

  @Test
  void aCutConnectionGivesNoReply() {
    delivery = Delivery.cut(Duration.ZERO);
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    assertThat(applied.get()).isPositive();
  }

  @Test
  void theServerGoesOnAfterwards() throws Exception {
    delivery = Delivery.cut(Duration.ZERO);
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    delivery = Delivery.AT_ONCE;
    assertThat(ask().statusCode()).isEqualTo(200);
  }
}
