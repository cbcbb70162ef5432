package dev.deskferry.route;

import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.ArchiveConversation;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * The bean {@code loadArchiving} of route {@code load-deletion-batch}: leads the conversation about
 * records to be archived between the statement that opens their batch and the one that settles it.
 * Safe from many threads.
 */
public final class LoadArchiving {

  private final LoadSession session;

  LoadArchiving(LoadSession session) {
    this.session = session;
  }

  /** Takes the batch from the body and sets the parameters of {@code load/open-deletion}. */
  public void prepareOpening(Exchange exchange) throws InvalidPayloadException {
    LoadDeletion batch = exchange.getMessage().getMandatoryBody(LoadDeletion.class);
    exchange.setProperty(LoadNames.BATCH, batch);
    Message message = held(exchange, batch);
    message.setHeader("run_id", batch.lease().runId());
    message.setHeader("object_type", batch.objectType());
    message.setHeader("target", batch.target());
    message.setHeader("source_ids", batch.sourceIds());
  }

  /**
   * Begins the conversation.
   *
   * @throws LoadStoppedException when the statement gave no row: the lease is lost
   */
  public void begin(Exchange exchange) {
    LoadDeletion batch = batch(exchange);
    exchange.setProperty(LoadNames.BATCH_ID, batchId(exchange, batch));
    ArchiveConversation conversation =
        new ArchiveConversation(
            batch.target(),
            session.paths(),
            batch.records().stream().map(LoadDeletion.Gone::hubspotId).toList());
    exchange.setProperty(LoadNames.CONVERSATION, conversation);
    LoadCalls.advance(exchange, conversation.next());
  }

  /** Reads the verdict on the last request and asks for the next. */
  public void goOn(Exchange exchange) {
    ArchiveConversation conversation = conversation(exchange);
    conversation.accept(exchange.getProperty(LoadNames.VERDICT, Verdict.class));
    LoadCalls.advance(exchange, conversation.next());
  }

  /** Sets the parameters of {@code load/settle-deletion}. */
  public void prepareSettling(Exchange exchange) {
    LoadDeletion batch = batch(exchange);
    Map<String, ErrorBody> refusals = conversation(exchange).refusals();
    List<LoadDeletion.Gone> gone =
        batch.records().stream().filter(it -> !refusals.containsKey(it.hubspotId())).toList();
    List<LoadDeletion.Gone> refused =
        batch.records().stream().filter(it -> refusals.containsKey(it.hubspotId())).toList();
    Verdict verdict = exchange.getProperty(LoadNames.VERDICT, Verdict.class);
    Message message = held(exchange, batch);
    message.setHeader("batch_id", exchange.getProperty(LoadNames.BATCH_ID));
    message.setHeader("http_status", status(verdict));
    message.setHeader("correlation_id", verdict == null ? "" : verdict.correlation());
    message.setHeader("source_ids", ids(gone));
    message.setHeader(
        "hubspot_ids", gone.stream().map(LoadDeletion.Gone::hubspotId).toArray(String[]::new));
    message.setHeader("refused_ids", ids(refused));
    message.setHeader(
        "refusals", refused.stream().map(it -> text(it, refusals)).toArray(String[]::new));
  }

  /**
   * Tells the operator.
   *
   * @throws LoadStoppedException when the statement gave no row: the lease is lost
   */
  public void end(Exchange exchange) {
    LoadDeletion batch = batch(exchange);
    batchId(exchange, batch);
    int refusedCount = conversation(exchange).refusals().size();
    session
        .progress()
        .note(
            "%s: archived %d HubSpot %s that Zendesk deleted%s"
                .formatted(
                    batch.objectType(),
                    batch.records().size() - refusedCount,
                    batch.target(),
                    refusedCount == 0 ? "" : ", " + refusedCount + " were refused"));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(null);
  }

  private static Message held(Exchange exchange, LoadDeletion batch) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader("partition_id", batch.lease().partitionId());
    message.setHeader("fencing_token", batch.lease().fencingToken());
    return message;
  }

  private static String text(LoadDeletion.Gone record, Map<String, ErrorBody> refusals) {
    ErrorBody error = refusals.get(record.hubspotId());
    return error == null
        ? ""
        : "HubSpot would not archive it: %s (correlation id %s)"
            .formatted(error.message(), error.correlationId());
  }

  private static String[] ids(List<LoadDeletion.Gone> records) {
    return records.stream().map(LoadDeletion.Gone::sourceId).toArray(String[]::new);
  }

  private static int status(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      return answered.status();
    }
    return verdict instanceof Verdict.Refused refused ? refused.status() : 0;
  }

  private static long batchId(Exchange exchange, LoadDeletion batch) {
    List<?> rows = exchange.getMessage().getBody(List.class);
    if (rows == null || rows.isEmpty()) {
      throw new LoadStoppedException(
          "the lease of the deletions of " + batch.objectType() + " is lost");
    }
    return Long.parseLong(String.valueOf(((Map<?, ?>) rows.get(0)).get("batch_id")));
  }

  private static LoadDeletion batch(Exchange exchange) {
    return exchange.getProperty(LoadNames.BATCH, LoadDeletion.class);
  }

  private static ArchiveConversation conversation(Exchange exchange) {
    return exchange.getProperty(LoadNames.CONVERSATION, ArchiveConversation.class);
  }
}
