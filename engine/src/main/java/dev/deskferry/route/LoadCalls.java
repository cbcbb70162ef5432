package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Requests to HubSpot from a bean, through route {@code call-hubspot}. Safe from many threads. */
final class LoadCalls {

  private final AtomicReference<ProducerTemplate> producer = new AtomicReference<>();
  private final int patience;
  private volatile boolean hasAnswered;

  /**
   * @param patience how often a request is sent before an outage is an error, until HubSpot has
   *     answered once; then it is known that the address is right, and outages are waited out as
   *     everywhere
   */
  LoadCalls(int patience) {
    this.patience = patience;
  }

  /** Says through what requests go; beans exist before the Camel that carries their requests. */
  void connect(ProducerTemplate template) {
    producer.set(template);
  }

  /**
   * Sends one request that may be repeated, and waits.
   *
   * @return answered or refused
   * @throws LoadFailedException when HubSpot cannot be reached or lets nothing through
   * @throws LoadStoppedException when a stop is asked for meanwhile
   */
  Verdict call(HubSpotRequest request) {
    return send(request, false);
  }

  /** As {@link #call}, but a missing scope or a refused token is an answer: {@code Fatal}. */
  Verdict probe(HubSpotRequest request) {
    return send(request, true);
  }

  /**
   * The body of an answer.
   *
   * @throws LoadFailedException when HubSpot refuses
   */
  JsonNode read(HubSpotRequest request) {
    Verdict verdict = call(request);
    if (verdict instanceof Verdict.Answered answered) {
      return answered.body();
    }
    String reason =
        verdict instanceof Verdict.Refused refused
            ? refused.status() + ": " + refused.error().message()
            : "";
    boolean isForeign =
        verdict instanceof Verdict.Refused refused && refused.error().category().isEmpty();
    throw new LoadFailedException(
        request.path()
            + ": HubSpot refused with "
            + reason
            + (isForeign ? " — check HUBSPOT_URL" : ""));
  }

  private Verdict send(HubSpotRequest request, boolean probe) {
    ProducerTemplate template = producer.get();
    if (template == null) {
      throw new IllegalStateException("not connected yet");
    }
    Exchange done =
        template.send(
            "direct:call-hubspot",
            exchange -> {
              if (!hasAnswered) {
                exchange.setProperty(LoadNames.PATIENCE, patience);
              }
              exchange.setProperty(LoadNames.PROBE, probe);
              advance(exchange, Optional.of(request));
            });
    if (done.getException() instanceof RuntimeException failure) {
      throw failure;
    }
    if (done.getException() != null) {
      throw new LoadFailedException(request.path() + ": " + done.getException());
    }
    hasAnswered = true;
    return done.getProperty(LoadNames.VERDICT, Verdict.class);
  }

  /** Makes a request the next one of an exchange; none ends the loop that sends them. */
  static void advance(Exchange exchange, Optional<HubSpotRequest> next) {
    exchange.removeProperty(LoadNames.ATTEMPTS);
    if (next.isPresent()) {
      exchange.removeProperty(LoadNames.VERDICT);
      exchange.setProperty(LoadNames.REQUEST, next.get());
    } else {
      exchange.removeProperty(LoadNames.REQUEST);
    }
  }
}
