package dev.deskferry.route;

import dev.deskferry.extract.ChildPages;
import dev.deskferry.extract.NeverEndingWalkException;
import dev.deskferry.extract.Page;
import dev.deskferry.extract.PageSequence;
import dev.deskferry.extract.PageSequence.PageStep;
import dev.deskferry.report.Progress;
import dev.deskferry.zendesk.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Bean of the routes {@code extract-partition, fetch-page} and {@code land-page}. */
public final class ExtractPages {

  private final ExtractRequests requests;
  private final Executor fetchers;
  private final Progress progress;
  private @Nullable ProducerTemplate template;

  /**
   * One for all partitions of a run.
   *
   * @param fetchers runs the fetching of pages while others are landed
   */
  public ExtractPages(ExtractRequests requests, Executor fetchers, Progress progress) {
    this.requests = requests;
    this.fetchers = fetchers;
    this.progress = progress;
  }

  /** Begins to fetch the next page, unless there is none or a stop was asked for. */
  public void fetchAhead(Exchange exchange) {
    ExtractWork work = work(exchange);
    boolean isLast = work.isHoldingPage() && work.inHand().checkpoint().isComplete();
    if (isLast || !work.isGoingOn()) {
      return;
    }
    work.fetching(
        work.pages().hasNext()
            ? CompletableFuture.supplyAsync(() -> fetch(exchange, work), fetchers)
            : CompletableFuture.completedFuture(work.pages().ended()));
  }

  /** Waits for the page that is being fetched. */
  public void takePage(Exchange exchange) throws Exception {
    try {
      work(exchange).take();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Says what to ask for: sets the property {@code call}. */
  public void request(Exchange exchange) {
    exchange.setProperty(Names.CALL, requests.page(work(exchange)));
  }

  /** Reads what the call brought: the body becomes the step to be landed. */
  public void read(Exchange exchange) {
    ExtractCall<?> call = exchange.getProperty(Names.CALL, ExtractCall.class);
    exchange.getMessage().setBody(step(work(exchange).pages(), call));
  }

  /** Sets the parameters of the statement {@code extract/land-page}. */
  public void prepareLanding(Exchange exchange) {
    ExtractWork work = work(exchange);
    exchange.getMessage().setHeaders(LandingParameters.of(work));
  }

  /**
   * Reads what the statement answered: a row for each object type, none when the lease is lost.
   *
   * @throws LeaseLostException when nothing was written
   */
  public void landed(Exchange exchange) {
    ExtractWork work = work(exchange);
    List<?> rows = exchange.getMessage().getBody(List.class);
    if (rows == null || rows.isEmpty()) {
      throw new LeaseLostException(
          "%s: another node took the partition over; this one wrote nothing more"
              .formatted(work.source().name()));
    }
    for (Object each : rows) {
      Map<?, ?> row = (Map<?, ?>) each;
      long count = row.get("record_count") instanceof Number number ? number.longValue() : 0;
      if (count > 0) {
        progress.count(String.valueOf(row.get("object_type")), "landed", count);
      }
    }
    work.landed();
    exchange.getMessage().setBody(null);
  }

  private synchronized ProducerTemplate producer(Exchange exchange) {
    if (template == null) {
      template = exchange.getContext().createProducerTemplate();
    }
    return template;
  }

  private PageStep fetch(Exchange partition, ExtractWork work) {
    Exchange fetch = new DefaultExchange(partition.getContext(), ExchangePattern.InOut);
    fetch.setProperty(Names.WORK, work);
    Exchange done = producer(partition).send("direct:fetch-page", fetch);
    if (done.getException() != null) {
      throw new CompletionException(done.getException());
    }
    return done.getMessage().getBody(PageStep.class);
  }

  private static PageStep step(PageSequence pages, ExtractCall<?> call) {
    Verdict verdict = call.verdict();
    if (pages instanceof ChildPages children) {
      return step(children, verdict, call);
    }
    if (verdict instanceof Verdict.Accepted) {
      return pages.arrived((Page) call.result());
    }
    if (verdict instanceof Verdict.EndOfStream) {
      return pages.ended();
    }
    if (verdict instanceof Verdict.NotAvailable it && pages.hasAnswered()) {
      throw new ExtractFailedException(
          it.reason()
              + "; but it was given out before; run the verb again; should the plan no longer have it, extract the others by --only");
    }
    throw ended(verdict, call);
  }

  private static PageStep step(ChildPages children, Verdict verdict, ExtractCall<?> call) {
    if (verdict instanceof Verdict.Gone it) {
      return children.gone(it.reason());
    }
    if (verdict instanceof Verdict.Refused it && !it.isForAll()) {
      return passOver(children, it.reason(), call.isGivenUp());
    }
    if (!(verdict instanceof Verdict.Accepted)) {
      throw ended(verdict, call);
    }
    try {
      return children.arrived((Page) call.result());
    } catch (NeverEndingWalkException e) {
      return passOver(children, call.current().path() + ": " + e.getMessage(), false);
    }
  }

  private static PageStep passOver(ChildPages children, String reason, boolean mayPass) {
    return children
        .refused(reason, mayPass)
        .orElseThrow(
            () ->
                new ExtractFailedException(
                    "%s; the %d before it in a row met the like, so it is hardly them"
                        .formatted(reason, ChildPages.REFUSED_IN_A_ROW),
                    mayPass));
  }

  /** The exception that a call ended by. */
  static RuntimeException ended(Verdict verdict, ExtractCall<?> call) {
    if (verdict instanceof Verdict.NotAvailable it) {
      return new NotAvailableException(it.reason());
    }
    if (verdict instanceof Verdict.Unauthorized it) {
      return new ExtractFailedException(it.reason());
    }
    if (verdict instanceof Verdict.Refused it) {
      return new ExtractFailedException(it.reason(), call.isGivenUp(), call.reasons());
    }
    return new ExtractFailedException(call.current().path() + ": unexpected end " + verdict);
  }

  private static ExtractWork work(Exchange exchange) {
    @Nullable ExtractWork work = exchange.getProperty(Names.WORK, ExtractWork.class);
    return java.util.Objects.requireNonNull(work, "the exchange has no partition");
  }
}
