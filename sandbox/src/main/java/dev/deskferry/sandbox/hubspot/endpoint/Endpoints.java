package dev.deskferry.sandbox.hubspot.endpoint;

import dev.deskferry.sandbox.hubspot.imports.Imports;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.quota.Quotas;
import dev.deskferry.sandbox.hubspot.wire.Router;
import java.time.Duration;
import java.util.Random;

/** All endpoints of a portal. */
public final class Endpoints implements AutoCloseable {

  private final Portal portal;
  private final Quotas quotas;
  private final Random random;
  private final Duration searchLag;
  private final SignedUrls signedUrls;
  private final UrlImports urlImports;
  private final Imports imports;

  /**
   * Endpoints over a portal.
   *
   * @param quotas what account info tells about usage
   * @param random decides the order of results
   * @param searchLag age at which a record is first found by search
   */
  public Endpoints(Portal portal, Quotas quotas, Random random, Duration searchLag) {
    this.portal = portal;
    this.quotas = quotas;
    this.random = random;
    this.searchLag = searchLag;
    this.signedUrls = new SignedUrls(portal);
    this.urlImports = new UrlImports(portal);
    this.imports = new Imports(portal);
  }

  /** Downloads of files by signed URL, which need no key. */
  public SignedUrls signedUrls() {
    return signedUrls;
  }

  /** Imports of CSV files, which go on with the time. */
  public Imports imports() {
    return imports;
  }

  /** Stops downloads that are under way. */
  @Override
  public void close() {
    urlImports.close();
  }

  /** Adds the endpoints; fixed paths come before those with placeholders. */
  public void addTo(Router router) {
    new BatchEndpoints(portal, random).addTo(router);
    new AssociationLimitEndpoints(portal).addTo(router);
    new AssociationBatchEndpoints(portal).addTo(router);
    new ObjectEndpoints(portal, searchLag).addTo(router);
    new AssociationEndpoints(portal).addTo(router);
    new LabelEndpoints(portal).addTo(router);
    new GroupEndpoints(portal).addTo(router);
    new PropertyEndpoints(portal).addTo(router);
    new PipelineEndpoints(portal).addTo(router);
    new OwnerEndpoints(portal).addTo(router);
    new ImportEndpoints(imports).addTo(router);
    new FileEndpoints(portal, signedUrls, urlImports).addTo(router);
    new FolderEndpoints(portal).addTo(router);
    new SchemaEndpoints(portal).addTo(router);
    new LimitEndpoints(portal).addTo(router);
    new AccountEndpoints(portal, quotas).addTo(router);
  }
}
