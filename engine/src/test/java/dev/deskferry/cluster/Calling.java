package dev.deskferry.cluster;

import dev.deskferry.run.StopSignal;
import dev.deskferry.throttle.BucketSettings;
import dev.deskferry.throttle.LeasedRateBudget;
import dev.deskferry.throttle.PermitStore;
import dev.deskferry.throttle.RateBudget;
import dev.deskferry.throttle.RateReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Threads that ask HubSpot for something small as often as the budget of all nodes allows. */
final class Calling {

  private static final String BURST = "hubspot.burst";
  private static final int THREADS = 8;

  private Calling() {}

  /** Writes down the status and the time of every reply, a line each. */
  static void start(PermitStore permits, String url, Path file) {
    // The smallest tier to begin with, as in the shipped settings; replies tell the real one.
    RateBudget budget =
        new LeasedRateBudget(
            List.of(new BucketSettings(BURST, 100, Duration.ofSeconds(10), 100)),
            permits,
            Clock.systemUTC(),
            new StopSignal(),
            (bucket, wait, reason) -> {});
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/crm/v3/objects/contacts?limit=1"))
            .header("Authorization", "Bearer hubspot-token")
            .build();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> call(budget, client, request, file));
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void call(RateBudget budget, HttpClient client, HttpRequest request, Path file) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        budget.acquire(BURST);
        var reply = client.send(request, BodyHandlers.discarding());
        Files.writeString(
            file,
            reply.statusCode() + " " + System.currentTimeMillis() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        budget.observe(BURST, reading(reply.headers()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RateReading reading(HttpHeaders headers) {
    OptionalLong interval = headers.firstValueAsLong("X-HubSpot-RateLimit-Interval-Milliseconds");
    return new RateReading(
        headers.firstValueAsLong("X-HubSpot-RateLimit-Max"),
        headers.firstValueAsLong("X-HubSpot-RateLimit-Remaining"),
        interval.isPresent()
            ? Optional.of(Duration.ofMillis(interval.getAsLong()))
            : Optional.empty());
  }
}
