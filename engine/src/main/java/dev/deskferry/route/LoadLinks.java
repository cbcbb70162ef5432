package dev.deskferry.route;

import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.LinkConversation;
import dev.deskferry.run.Run;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * The bean {@code loadLinks} of routes {@code load-links} and {@code load-link-batch}: makes links
 * whose two ends both stand in HubSpot by now. Safe from many threads.
 */
public final class LoadLinks {

  private static final LinkConversation.Refusal NOT_REFUSED =
      new LinkConversation.Refusal("", "", "", "");
  private static final List<String> COLUMNS =
      List.of(
          "from_ids",
          "names",
          "to_types",
          "to_ids",
          "from_hubspot_ids",
          "to_hubspot_ids",
          "states",
          "messages",
          "categories",
          "codes",
          "correlation_ids");

  private static final int STATE = COLUMNS.indexOf("states");

  private final LoadSession session;
  private final Run run;
  private final boolean isPlanner;

  /**
   * @param isPlanner whether this node makes the links; one is enough
   */
  LoadLinks(LoadSession session, Run run, boolean isPlanner) {
    this.session = session;
    this.run = run;
    this.isPlanner = isPlanner;
  }

  /** Kinds of links that wait and could be made; none when the load is ending. */
  public List<LoadLinkBatch.Kind> kinds() {
    if (session.isEnding() || !isPlanner) {
      return List.of();
    }
    session.database().update("load/reopen-links", Map.of());
    return session.database().query("load/ready-link-kinds", Map.of()).stream()
        .map(
            row ->
                new LoadLinkBatch.Kind(
                    row.text("from_type"), row.text("target_from"), row.text("target_to")))
        .toList();
  }

  /** Batches of the kind in the body, for a streaming split. */
  public Iterator<LoadLinkBatch> batches(Exchange exchange) throws InvalidPayloadException {
    return new LoadLinkBatches(
        session, exchange.getMessage().getMandatoryBody(LoadLinkBatch.Kind.class));
  }

  /** Begins to talk about the batch in the body. */
  public void begin(Exchange exchange) throws InvalidPayloadException {
    LoadLinkBatch batch = exchange.getMessage().getMandatoryBody(LoadLinkBatch.class);
    LinkConversation conversation =
        new LinkConversation(
            batch.kind().targetFrom(),
            batch.kind().targetTo(),
            session.paths(),
            List.copyOf(batch.links().keySet()));
    exchange.setProperty(LoadNames.BATCH, batch);
    exchange.setProperty(LoadNames.CONVERSATION, conversation);
    LoadCalls.advance(exchange, conversation.next());
  }

  /** Reads the verdict on the last request and asks for the next. */
  public void goOn(Exchange exchange) {
    LinkConversation conversation = conversation(exchange);
    conversation.accept(exchange.getProperty(LoadNames.VERDICT, Verdict.class));
    LoadCalls.advance(exchange, conversation.next());
  }

  /** Sets the parameters of {@code load/settle-links}. */
  public void prepareSettling(Exchange exchange) {
    LoadLinkBatch batch = exchange.getProperty(LoadNames.BATCH, LoadLinkBatch.class);
    Map<LinkConversation.Pair, LinkConversation.Refusal> refusals =
        conversation(exchange).refusals();
    List<String[]> rows = new ArrayList<>();
    batch
        .links()
        .forEach(
            (pair, links) -> {
              LinkConversation.Refusal refusal = refusals.getOrDefault(pair, NOT_REFUSED);
              String state = refusals.containsKey(pair) ? "rejected" : "made";
              for (LoadLinkBatch.Waiting link : links) {
                rows.add(
                    new String[] {
                      link.fromId(),
                      link.name(),
                      link.toType(),
                      link.toId(),
                      pair.fromHubspotId(),
                      pair.toHubspotId(),
                      state,
                      refusal.message(),
                      refusal.category(),
                      refusal.code(),
                      refusal.correlationId()
                    });
              }
            });
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader("run_id", run.runId());
    message.setHeader("from_type", batch.kind().fromType());
    for (int column = 0; column < COLUMNS.size(); column++) {
      int index = column;
      message.setHeader(
          COLUMNS.get(column), rows.stream().map(row -> row[index]).toArray(String[]::new));
    }
    long made = rows.stream().filter(row -> row[STATE].equals("made")).count();
    if (made > 0) {
      session.progress().count(batch.kind().fromType(), "associated", made);
    }
  }

  private static LinkConversation conversation(Exchange exchange) {
    return exchange.getProperty(LoadNames.CONVERSATION, LinkConversation.class);
  }
}
