package dev.deskferry.route;

import dev.deskferry.zendesk.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.camel.Exchange;

/** Bean of the routes {@code count-records} and {@code report-count}. */
public final class ExtractCounts {

  private final ExtractRequests requests;

  /** One for all counts of a run. */
  public ExtractCounts(ExtractRequests requests) {
    this.requests = requests;
  }

  /** Says what to ask for: sets the property {@code call}. */
  public void request(Exchange exchange) {
    ExtractCount count = count(exchange);
    exchange.setProperty(Names.CALL, requests.count(count.source(), count.spec()));
  }

  /**
   * Takes the number out of the reply.
   *
   * @throws ExtractFailedException when the account refuses to answer at all
   */
  public void read(Exchange exchange) {
    ExtractCall<?> call = exchange.getProperty(Names.CALL, ExtractCall.class);
    Verdict verdict = call.verdict();
    if (verdict instanceof Verdict.Accepted) {
      count(exchange).answered((OptionalLong) call.result());
    } else if (!(verdict instanceof Verdict.NotAvailable)) {
      throw ExtractPages.ended(verdict, call);
    }
  }

  /** Sets the parameters of the statement {@code extract/report-count}. */
  public void prepare(Exchange exchange) {
    ExtractCount count = count(exchange);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("object_type", count.spec().objectType());
    parameters.put("reported_count", count.reported());
    parameters.put("approximate", count.spec().isApproximate());
    parameters.put("walked", count.spec().isWalked());
    parameters.put("note", count.spec().note());
    parameters.put("run_id", count.runId());
    exchange.getMessage().setHeaders(parameters);
  }

  private static ExtractCount count(Exchange exchange) {
    return exchange.getProperty(Names.COUNT, ExtractCount.class);
  }
}
