package dev.deskferry.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** What a reply means for the request that caused it. */
public sealed interface Verdict {

  /** HubSpot's id of the exchange, for its support; empty when there was no reply to name it. */
  default String correlation() {
    if (this instanceof Answered answered) {
      return answered.correlationId();
    }
    return this instanceof Refused refused ? refused.error().correlationId() : "";
  }

  /** The request was carried out, in whole or (207) in part. */
  record Answered(int status, JsonNode body, String correlationId) implements Verdict {

    /** Without the body: it is large, and nobody's business in a log. */
    @Override
    public String toString() {
      return "Answered " + status + " " + correlationId;
    }
  }

  /** HubSpot understood and refused the whole request; sending it again unchanged is pointless. */
  record Refused(int status, ErrorBody error) implements Verdict {}

  /** Nothing was applied; send it again after the pause. */
  record Wait(Cause cause, Duration pause, String reason) implements Verdict {}

  /** Applied or not, nobody knows: look before sending a creation again; pause first. */
  record Uncertain(Duration pause, String reason) implements Verdict {}

  /**
   * Nothing of the kind can succeed until a person has acted.
   *
   * @param missingScopes of a 403 that names them
   */
  record Fatal(String reason, List<String> missingScopes) implements Verdict {

    /** Copies the list. */
    public Fatal {
      missingScopes = List.copyOf(missingScopes);
    }
  }

  /** Why one waits; decides how often and whether fewer requests should be in flight. */
  enum Cause {
    /** A rate limit; waited for as often as it takes. */
    RATE,
    /** A sliding window is full without more being said; it empties request by request. */
    WINDOW,
    /** Another write holds the lock; fewer requests in flight help. */
    LOCK,
    /** HubSpot is unwell or out of reach; given up after a number of attempts. */
    OUTAGE,
    /** The portal moves between data centres; waited for as long as HubSpot says. */
    MOVING
  }
}
