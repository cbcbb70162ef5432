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
 * @param addresses to bind
 * @param source of the Zendesk account
 * @param zendesk credentials and switches of the Zendesk stand-in
 * @param hubspot keys and switches of the HubSpot stand-in; where it names no owners, agents of the
 *     Zendesk account become them: all of a data folder, most of a generated account
 * @param limits whether both stand-ins enforce quotas, and how fast their windows run
 * @param weather faults, latency and churn
 * @param keep file in which the HubSpot account outlives the process; empty to begin with none
 */
public record SandboxOptions(
    Addresses addresses,
    Source source,
    ZendeskOptions zendesk,
    HubSpotOptions hubspot,
    Limits limits,
    Weather weather,
    Optional<Path> keep) {

  /**
   * Where to serve; every port may be 0 for any free one.
   *
   * @param attachmentsPort of the host that attachments of Zendesk redirect to
   */
  public record Addresses(String host, int zendeskPort, int hubspotPort, int attachmentsPort) {}

  /**
   * Where the Zendesk account comes from.
   *
   * @param seed of the generated account
   * @param tickets how many the generated account has
   * @param data folder of JSON-lines files to serve instead of a generated account
   */
  public record Source(long seed, int tickets, Optional<Path> data) {}

  /** Free ports on the loopback address, a generated account of 1,000 tickets, no limits. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        new Addresses("127.0.0.1", 0, 0, 0),
        new Source(1, 1_000, Optional.empty()),
        ZendeskOptions.defaults(),
        HubSpotOptions.defaults(),
        Limits.OFF,
        Weather.FAIR,
        Optional.empty());
  }

  /** The same at other addresses. */
  public SandboxOptions at(String host, int zendeskPort, int hubspotPort) {
    return with(new Addresses(host, zendeskPort, hubspotPort, addresses.attachmentsPort));
  }

  /** The same with the host of attachments on another port. */
  public SandboxOptions attachmentsAt(int port) {
    return with(new Addresses(addresses.host, addresses.zendeskPort, addresses.hubspotPort, port));
  }

  /** The same with another generated account. */
  public SandboxOptions generated(long seed, int tickets) {
    return with(new Source(seed, tickets, Optional.empty()));
  }

  /** The same with an account from a folder. */
  public SandboxOptions from(Path folder) {
    return with(new Source(source.seed, source.tickets, Optional.of(folder)));
  }

  /** The same in other weather. */
  public SandboxOptions with(Weather other) {
    return new SandboxOptions(addresses, source, zendesk, hubspot, limits, other, keep);
  }

  /** The same with other options of the Zendesk stand-in. */
  public SandboxOptions with(ZendeskOptions other) {
    return new SandboxOptions(addresses, source, other, hubspot, limits, weather, keep);
  }

  /** The same with other options of the HubSpot stand-in. */
  public SandboxOptions with(HubSpotOptions other) {
    return new SandboxOptions(addresses, source, zendesk, other, limits, weather, keep);
  }

  /** The same with other limits on both sides. */
  public SandboxOptions with(Limits other) {
    return new SandboxOptions(addresses, source, zendesk, hubspot, other, weather, keep);
  }

  /**
   * The same with a HubSpot account that is kept in a file, and goes on from what the file holds.
   */
  public SandboxOptions keptIn(Path file) {
    return new SandboxOptions(
        addresses, source, zendesk, hubspot, limits, weather, Optional.of(file));
  }

  private SandboxOptions with(Addresses other) {
    return new SandboxOptions(other, source, zendesk, hubspot, limits, weather, keep);
  }

  private SandboxOptions with(Source other) {
    return new SandboxOptions(addresses, other, zendesk, hubspot, limits, weather, keep);
  }
}
