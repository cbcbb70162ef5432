package dev.deskferry.load;

import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;

/**
 * One request of a conversation and how its reply is read. Adds further steps or outcomes to the
 * conversation.
 */
interface Step {

  /** The request; asked for once. */
  HubSpotRequest request();

  /** HubSpot carried it out, in whole or in part. */
  void answered(Verdict.Answered reply);

  /** HubSpot refused the whole request. */
  void refused(Verdict.Refused reply);

  /** Applied or not, nobody knows. Only requests that may not be repeated end like this. */
  default void uncertain(Verdict.Uncertain reply) {
    throw new IllegalStateException(
        "a request that may be repeated was given up as uncertain: " + reply.reason());
  }
}
