package dev.deskferry.route;

import dev.deskferry.extract.PageReader;
import dev.deskferry.extract.PageSequence;
import dev.deskferry.run.Lease;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.SourceSpec;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One partition being walked: the page in hand and the one that is fetched meanwhile. Belongs to
 * one exchange; fetching happens on another thread, but never while the sequence is asked
 * elsewhere.
 */
public final class ExtractWork {

  private static final int LOOK_MILLIS = 50;

  private final SourceSpec source;
  private final Lease lease;
  private final PageSequence pages;
  private final PageReader reader;
  private final StopSignal stop;
  private final Set<String> told = new HashSet<>();
  private @Nullable CompletableFuture<PageSequence.PageStep> ahead;
  private PageSequence.@Nullable PageStep inHand;
  private long aheadAskedNanos;
  private long inHandAskedNanos;
  private boolean isOver;
  private long walkedCount;

  /** Walks a leased partition. */
  public ExtractWork(SourceSpec source, Lease lease, PageSequence pages, StopSignal stop) {
    this.source = source;
    this.lease = lease;
    this.pages = pages;
    this.reader = new PageReader(source);
    this.stop = stop;
  }

  /** Whether another page is to be taken; asked by the route. */
  public boolean isGoingOn() {
    return !isOver && !stop.isRequested();
  }

  /** Whether a page is in hand; asked by the route. */
  public boolean isHoldingPage() {
    return inHand != null;
  }

  SourceSpec source() {
    return source;
  }

  Lease lease() {
    return lease;
  }

  PageSequence pages() {
    return pages;
  }

  PageReader reader() {
    return reader;
  }

  void fetching(CompletableFuture<PageSequence.PageStep> fetch) {
    ahead = fetch;
    aheadAskedNanos = System.nanoTime();
  }

  /**
   * Waits for the page that is being fetched; a stop ends the waiting without a page.
   *
   * @throws ExecutionException with what the fetch failed by
   */
  void take() throws InterruptedException, ExecutionException {
    CompletableFuture<PageSequence.PageStep> fetch = ahead;
    inHand = null;
    inHandAskedNanos = aheadAskedNanos;
    while (fetch != null && inHand == null && !stop.isRequested()) {
      try {
        inHand = fetch.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not there yet; look at the stop signal and wait on.
        continue;
      }
    }
    ahead = null;
  }

  PageSequence.PageStep inHand() {
    if (inHand == null) {
      throw new IllegalStateException("no page is in hand");
    }
    return inHand;
  }

  /** How long ago the page in hand was asked for, the waiting for its turn counted. */
  long askedMillisAgo() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - inHandAskedNanos);
  }

  void landed() {
    isOver = inHand().checkpoint().isComplete();
    walkedCount = inHand().checkpoint().walkedCount();
    inHand = null;
  }

  /** Whether the walk came to its end, as opposed to being stopped. */
  boolean isOver() {
    return isOver;
  }

  /** Records that the walk listed, those before an interruption included. */
  long walkedCount() {
    return walkedCount;
  }

  /** True the first time that something without a record of its own is to be told. */
  boolean isNews(String code, String objectType) {
    return told.add(code + "/" + objectType);
  }
}
