package dev.deskferry.sandbox;

import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.FileAccount;
import dev.deskferry.sandbox.data.Staff;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.HubSpotStandIn;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Both stand-ins, served in this process until closed. */
public final class Sandbox implements AutoCloseable {

  private final ZendeskStandIn zendesk;
  private final HubSpotStandIn hubspot;
  private final HttpServer zendeskServer;
  private final HttpServer hubspotServer;
  private final HttpServer attachmentsServer;

  private Sandbox(ZendeskStandIn zendesk, HubSpotStandIn hubspot, List<HttpServer> servers) {
    this.zendesk = zendesk;
    this.hubspot = hubspot;
    this.zendeskServer = servers.get(0);
    this.hubspotServer = servers.get(1);
    this.attachmentsServer = servers.get(2);
  }

  /**
   * Starts serving.
   *
   * @throws dev.deskferry.sandbox.data.DataFileException when the data folder is wrong
   * @throws IllegalArgumentException when the size of the generated account is out of range
   * @throws CannotListenException when a port cannot be bound; nothing is served then
   */
  public static Sandbox start(SandboxOptions options) {
    Account account = account(options);
    ZendeskStandIn zendesk = new ZendeskStandIn(options.zendesk().with(options.limits()), account);
    HubSpotStandIn hubspot = new HubSpotStandIn(hubspotOptions(options, account.staff()));
    options.keep().ifPresent(hubspot::keepIn);
    List<HttpServer> servers = new ArrayList<>();
    try {
      servers.add(serve(options.host(), options.zendeskPort(), zendesk));
      servers.add(serve(options.host(), options.hubspotPort(), hubspot));
      servers.add(serve(options.host(), options.attachmentsPort(), zendesk.downloads()));
    } catch (CannotListenException e) {
      servers.forEach(HttpServer::close);
      throw e;
    }
    zendesk.downloadsAt(servers.get(2).url().getPort());
    return new Sandbox(zendesk, hubspot, servers);
  }

  private static Account account(SandboxOptions options) {
    return options.data().isPresent()
        ? FileAccount.read(options.data().get(), options.zendesk().clock())
        : new GeneratedAccount(options.seed(), options.tickets());
  }

  private static HubSpotOptions hubspotOptions(SandboxOptions options, List<Staff> staff) {
    HubSpotOptions limited = options.hubspot().with(options.limits());
    if (!limited.owners().isEmpty()) {
      return limited;
    }
    return limited.withOwners(
        options.data().isPresent() ? PortalOwners.all(staff) : PortalOwners.most(staff));
  }

  private static HttpServer serve(String host, int port, Function<Request, Reply> standIn) {
    try {
      return HttpServer.start(host, port, standIn);
    } catch (UncheckedIOException e) {
      throw new CannotListenException(host, port, e);
    }
  }

  /** Where Zendesk answers, without {@code /api/v2}. */
  public URI zendeskUrl() {
    return zendeskServer.url();
  }

  /** Where HubSpot answers, without {@code /crm}. */
  public URI hubspotUrl() {
    return hubspotServer.url();
  }

  /** The other host, to which attachments of Zendesk redirect. */
  public URI attachmentsUrl() {
    return attachmentsServer.url();
  }

  /** The Zendesk stand-in: its account, which may be changed, and its request log. */
  public ZendeskStandIn zendesk() {
    return zendesk;
  }

  /** The HubSpot stand-in: its portal and its request log. */
  public HubSpotStandIn hubspot() {
    return hubspot;
  }

  @Override
  public void close() {
    zendeskServer.close();
    hubspotServer.close();
    attachmentsServer.close();
    hubspot.close();
  }
}
