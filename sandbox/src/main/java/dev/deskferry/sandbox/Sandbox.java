package dev.deskferry.sandbox;

import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.FileAccount;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Function;

/** Both stand-ins, served in this process until closed. */
public final class Sandbox implements AutoCloseable {

  private final ZendeskStandIn zendesk;
  private final HttpServer zendeskServer;

  private Sandbox(ZendeskStandIn zendesk, HttpServer zendeskServer) {
    this.zendesk = zendesk;
    this.zendeskServer = zendeskServer;
  }

  /**
   * Starts serving.
   *
   * @throws dev.deskferry.sandbox.data.DataFileException when the data folder is wrong
   * @throws IllegalArgumentException when the size of the generated account is out of range
   * @throws CannotListenException when a port cannot be bound
   */
  public static Sandbox start(SandboxOptions options) {
    ZendeskStandIn zendesk = new ZendeskStandIn(options.zendesk(), account(options));
    HttpServer zendeskServer = serve(options.host(), options.zendeskPort(), zendesk);
    return new Sandbox(zendesk, zendeskServer);
  }

  private static Account account(SandboxOptions options) {
    return options.data().isPresent()
        ? FileAccount.read(options.data().get(), options.zendesk().clock())
        : new GeneratedAccount(options.seed(), options.tickets());
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

  /** The Zendesk stand-in: its account, which may be changed, and its request log. */
  public ZendeskStandIn zendesk() {
    return zendesk;
  }

  @Override
  public void close() {
    zendeskServer.close();
  }
}
