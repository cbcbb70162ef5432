package dev.deskferry.sandbox;

import dev.deskferry.sandbox.fault.Weather;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.limit.Limits;
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
 * @param attachmentsPort of the host that attachments of Zendesk redirect to, 0 for any free one
 * @param limits whether both stand-ins enforce quotas, and how fast their windows run
 * @param weather faults, latency and churn
 * @param keep file in which the HubSpot account outlives the process; empty to begin with none
 */
public record SandboxOptions(
    String host,
    int zendeskPort,
    int hubspotPort,
    int attachmentsPort,
    long seed,
    int tickets,
    Optional<Path> data,
    ZendeskOptions zendesk,
    HubSpotOptions hubspot,
    Limits limits,
    Weather weather,
    Optional<Path> keep) {

  /** Free ports on the loopback address, a generated account of 1,000 tickets, no limits. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        "127.0.0.1",
        0,
        0,
        0,
        1,
        1_000,
        Optional.empty(),
        ZendeskOptions.defaults(),
        HubSpotOptions.defaults(),
        Limits.OFF,
        Weather.FAIR,
        Optional.empty());
  }

  /** The same at other addresses. */
  public SandboxOptions at(String otherHost, int otherZendeskPort, int otherHubspotPort) {
    return new SandboxOptions(
        otherHost,
        otherZendeskPort,
        otherHubspotPort,
        attachmentsPort,
        seed,
        tickets,
        data,
        zendesk,
        hubspot,
        limits,
        weather,
        keep);
  }

  /** The same with the host of attachments on another port. */
  public SandboxOptions attachmentsAt(int otherPort) {
    return new SandboxOptions(
        host,
        zendeskPort,
        hubspotPort,
        otherPort,
        seed,
        tickets,
        data,
        zendesk,
        hubspot,
        limits,
        weather,
        keep);
  }

  /** The same with another generated account. */
  public SandboxOptions generated(long otherSeed, int otherTickets) {
    return account(otherSeed, otherTickets, Optional.empty());
  }

  /** The same with an account from a folder. */
  public SandboxOptions from(Path folder) {
    return account(seed, tickets, Optional.of(folder));
  }

  /** The same in other weather. */
  public SandboxOptions with(Weather other) {
    return new SandboxOptions(
        host,
        zendeskPort,
        hubspotPort,
        attachmentsPort,
        seed,
        tickets,
        data,
        zendesk,
        hubspot,
        limits,
        other,
        keep);
  }

  /** The same with other options of the Zendesk stand-in. */
  public SandboxOptions with(ZendeskOptions other) {
    return standIns(other, hubspot, limits, keep);
  }

  /** The same with other options of the HubSpot stand-in. */
  public SandboxOptions with(HubSpotOptions other) {
    return standIns(zendesk, other, limits, keep);
  }

  /** The same with other limits on both sides. */
  public SandboxOptions with(Limits other) {
    return standIns(zendesk, hubspot, other, keep);
  }

  /**
   * The same with a HubSpot account that is kept in a file, and goes on from what the file holds.
   */
  public SandboxOptions keptIn(Path file) {
    return standIns(zendesk, hubspot, limits, Optional.of(file));
  }

  private SandboxOptions account(long otherSeed, int otherTickets, Optional<Path> otherData) {
    return new SandboxOptions(
        host,
        zendeskPort,
        hubspotPort,
        attachmentsPort,
        otherSeed,
        otherTickets,
        otherData,
        zendesk,
        hubspot,
        limits,
        weather,
        keep);
  }

  private SandboxOptions standIns(
      ZendeskOptions otherZendesk,
      HubSpotOptions otherHubspot,
      Limits otherLimits,
      Optional<Path> otherKeep) {
    return new SandboxOptions(
        host,
        zendeskPort,
        hubspotPort,
        attachmentsPort,
        seed,
        tickets,
        data,
        otherZendesk,
        otherHubspot,
        otherLimits,
        weather,
        otherKeep);
  }
}
