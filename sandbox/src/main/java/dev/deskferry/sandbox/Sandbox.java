package dev.deskferry.sandbox;

import dev.deskferry.sandbox.fault.Faults;
import dev.deskferry.sandbox.http.Application;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotStandIn;
import dev.deskferry.sandbox.inside.AccountPage;
import dev.deskferry.sandbox.inside.Expected;
import dev.deskferry.sandbox.inside.Inside;
import dev.deskferry.sandbox.inside.PortalPage;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** Both stand-ins, served in this process until closed. */
public final class Sandbox implements AutoCloseable {

  private final SandboxOptions options;
  private final Faults faults;
  private final List<HttpServer> servers = new ArrayList<>();
  private final ReadWriteLock standing = new ReentrantReadWriteLock();
  private volatile StandIns current;

  private Sandbox(SandboxOptions options) {
    this.options = options;
    this.faults = new Faults(options.weather().faults(), options.weather().latency());
    this.current = StandIns.begin(options, faults);
  }

  /**
   * Starts serving.
   *
   * @throws dev.deskferry.sandbox.data.DataFileException when the data folder is wrong
   * @throws IllegalArgumentException when the size of the generated account is out of range
   * @throws CannotListenException when a port cannot be bound; nothing is served then
   */
  public static Sandbox start(SandboxOptions options) {
    Sandbox sandbox = new Sandbox(options);
    try {
      sandbox.serve();
      return sandbox;
    } catch (CannotListenException e) {
      sandbox.close();
      throw e;
    }
  }

  private void serve() {
    AccountPage account = new AccountPage(() -> zendesk().account());
    PortalPage portal = new PortalPage(() -> hubspot().inspect());
    serve(options.addresses().zendeskPort(), inside(behind(StandIns::zendesk), account::apply));
    serve(options.addresses().hubspotPort(), inside(behind(StandIns::hubspot), portal::apply));
    serve(options.addresses().attachmentsPort(), request -> zendesk().downloads().apply(request));
    zendesk().downloadsAt(attachmentsUrl().getPort());
  }

  private Application inside(Application standIn, Application page) {
    return new Inside(standIn, () -> new Expected(zendesk().account()), faults, this::reset, page);
  }

  /** The stand-in of the moment: another one after a reset. */
  private Application behind(Function<StandIns, Function<Request, Reply>> side) {
    return new Application() {
      @Override
      public Reply apply(Request request) {
        standing.readLock().lock();
        try {
          return side.apply(current).apply(request);
        } finally {
          standing.readLock().unlock();
        }
      }

      @Override
      public long bodyLimit(Request head) {
        return Application.of(side.apply(current)).bodyLimit(head);
      }

      @Override
      public Reply tooLarge(Request head) {
        return Application.of(side.apply(current)).tooLarge(head);
      }
    };
  }

  private void serve(int port, Application application) {
    try {
      servers.add(HttpServer.start(options.addresses().host(), port, application));
    } catch (UncheckedIOException e) {
      throw new CannotListenException(options.addresses().host(), port, e);
    }
  }

  /** Begins both accounts anew, as they were when the sandbox first started. */
  public void reset() {
    standing.writeLock().lock();
    try {
      beginAnew();
    } finally {
      standing.writeLock().unlock();
    }
  }

  private void beginAnew() {
    current.close();
    options
        .keep()
        .ifPresent(
            file -> {
              try {
                Files.deleteIfExists(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    faults.clear();
    current = StandIns.begin(options, faults);
    zendesk().downloadsAt(attachmentsUrl().getPort());
  }

  /** Where Zendesk answers, without {@code /api/v2}. */
  public URI zendeskUrl() {
    return servers.get(0).url();
  }

  /** Where HubSpot answers, without {@code /crm}. */
  public URI hubspotUrl() {
    return servers.get(1).url();
  }

  /** The other host, to which attachments of Zendesk redirect. */
  public URI attachmentsUrl() {
    return servers.get(2).url();
  }

  /** The Zendesk stand-in: its account, which may be changed, and its request log. */
  public ZendeskStandIn zendesk() {
    return current.zendesk();
  }

  /** The HubSpot stand-in: its portal and its request log. */
  public HubSpotStandIn hubspot() {
    return current.hubspot();
  }

  /** What goes wrong, and what went wrong so far. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    servers.forEach(HttpServer::close);
    current.close();
  }
}
