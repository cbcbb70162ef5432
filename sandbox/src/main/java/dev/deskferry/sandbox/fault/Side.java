package dev.deskferry.sandbox.fault;

/** Which of the two stand-ins. */
public enum Side {
  ZENDESK,
  HUBSPOT
}
