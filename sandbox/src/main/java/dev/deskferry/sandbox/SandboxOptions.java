package dev.deskferry.sandbox;

import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to serve and where.
 *
 * @param host address to bind
 * @param zendeskPort 0 for any free one
 * @param hubspotPort 0 for any free one
 * @param seed of the generated account
 * @param tickets how many the generated account has
 * @param data folder of JSON-lines files to serve instead of a generated account
 * @param zendesk credentials and switches of the Zendesk stand-in
 * @param hubspot keys and switches of the HubSpot stand-in; where it names no owners, agents of the
 *     Zendesk account become them: all of a data folder, most of a generated account
 * @param keep file in which the HubSpot account outlives the process; empty to begin with none
 */
public record SandboxOptions(
    String host,
    int zendeskPort,
    int hubspotPort,
    long seed,
    int tickets,
    Optional<Path> data,
    ZendeskOptions zendesk,
    HubSpotOptions hubspot,
    Optional<Path> keep) {

  /** Free ports on the loopback address and a generated account of 1,000 tickets. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        "127.0.0.1",
        0,
        0,
        1,
        1_000,
        Optional.empty(),
        ZendeskOptions.defaults(),
        HubSpotOptions.defaults(),
        Optional.empty());
  }

  /** The same at other addresses. */
  public SandboxOptions at(String otherHost, int otherZendeskPort, int otherHubspotPort) {
    return new SandboxOptions(
        otherHost, otherZendeskPort, otherHubspotPort, seed, tickets, data, zendesk, hubspot, keep);
  }

  /** The same with another generated account. */
  public SandboxOptions generated(long otherSeed, int otherTickets) {
    return new SandboxOptions(
        host,
        zendeskPort,
        hubspotPort,
        otherSeed,
        otherTickets,
        Optional.empty(),
        zendesk,
        hubspot,
        keep);
  }

  /** The same with an account from a folder. */
  public SandboxOptions from(Path folder) {
    return new SandboxOptions(
        host, zendeskPort, hubspotPort, seed, tickets, Optional.of(folder), zendesk, hubspot, keep);
  }

  /** The same with other options of the Zendesk stand-in. */
  public SandboxOptions with(ZendeskOptions other) {
    return new SandboxOptions(
        host, zendeskPort, hubspotPort, seed, tickets, data, other, hubspot, keep);
  }

  /** The same with other options of the HubSpot stand-in. */
  public SandboxOptions with(HubSpotOptions other) {
    return new SandboxOptions(
        host, zendeskPort, hubspotPort, seed, tickets, data, zendesk, other, keep);
  }

  /**
   * The same with a HubSpot account that is kept in a file, and goes on from what the file holds.
   */
  public SandboxOptions keptIn(Path file) {
    return new SandboxOptions(
        host, zendeskPort, hubspotPort, seed, tickets, data, zendesk, hubspot, Optional.of(file));
  }
}
