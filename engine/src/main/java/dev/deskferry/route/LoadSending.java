package dev.deskferry.route;

import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.BatchConversation;
import dev.deskferry.load.Outcome;
import dev.deskferry.load.RecordOutcome;
import dev.deskferry.load.Settlement;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * The bean {@code loadBatch} of route {@code load-batch}: leads the conversation about one batch
 * between the statement that opens it and the one that settles it. Safe from many threads.
 */
public final class LoadSending {

  private final LoadSession session;

  LoadSending(LoadSession session) {
    this.session = session;
  }

  /** Takes the batch from the body and sets the parameters of {@code load/open-batch}. */
  public void prepareOpening(Exchange exchange) throws InvalidPayloadException {
    LoadBatch batch = exchange.getMessage().getMandatoryBody(LoadBatch.class);
    exchange.setProperty(LoadNames.BATCH, batch);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader("run_id", batch.lease().runId());
    message.setHeader("partition_id", batch.lease().partitionId());
    message.setHeader("fencing_token", batch.lease().fencingToken());
    message.setHeader("object_type", batch.destination().objectType());
    message.setHeader("target", batch.destination().target());
    message.setHeader("operation", batch.operation());
    message.setHeader("source_ids", batch.sourceIds());
    message.setHeader("links", batch.links());
    message.setHeader("mapping", batch.destination().mapping());
  }

  /**
   * Begins the conversation.
   *
   * @throws LoadStoppedException when the statement gave no row: the lease is lost
   */
  public void begin(Exchange exchange) {
    LoadBatch batch = batch(exchange);
    exchange.setProperty(LoadNames.BATCH_ID, batchId(exchange, batch));
    BatchConversation conversation =
        new BatchConversation(
            batch.destination(),
            session.paths(),
            session.claims(),
            LoadSharedLinks.spared(session, batch.destination(), batch.records()));
    exchange.setProperty(LoadNames.CONVERSATION, conversation);
    LoadCalls.advance(exchange, conversation.next());
  }

  /** Reads the verdict on the last request and asks the conversation for the next. */
  public void goOn(Exchange exchange) {
    BatchConversation conversation = conversation(exchange);
    conversation.accept(exchange.getProperty(LoadNames.VERDICT, Verdict.class));
    LoadCalls.advance(exchange, conversation.next());
  }

  /** Sets the parameters of {@code load/settle-batch}. */
  public void prepareSettling(Exchange exchange) {
    LoadBatch batch = batch(exchange);
    List<RecordOutcome> outcomes = conversation(exchange).outcomes();
    Settlement settlement = Settlement.of(outcomes);
    exchange.setProperty(LoadNames.SETTLEMENT, settlement);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    settlement.arrays().forEach(message::setHeader);
    message.setHeader("partition_id", batch.lease().partitionId());
    message.setHeader("fencing_token", batch.lease().fencingToken());
    message.setHeader("batch_id", exchange.getProperty(LoadNames.BATCH_ID));
    message.setHeader("mapping", batch.destination().mapping());
    message.setHeader("mapping_fingerprint", batch.destination().fingerprint());
    Verdict verdict = exchange.getProperty(LoadNames.VERDICT, Verdict.class);
    message.setHeader("http_status", status(verdict));
    message.setHeader("correlation_id", verdict == null ? "" : verdict.correlation());
    message.setHeader("created_count", settlement.count(Outcome.Way.CREATED));
    message.setHeader("updated_count", settlement.count(Outcome.Way.UPDATED));
    message.setHeader("unchanged_count", settlement.count(Outcome.Way.UNCHANGED));
    message.setHeader("rejected_count", settlement.rejectedCount());
  }

  /**
   * Tells the operator, and lets go of what the batch held.
   *
   * @throws LoadStoppedException when the statement gave no row: the lease is lost
   */
  public void end(Exchange exchange) {
    LoadBatch batch = batch(exchange);
    Message message = exchange.getMessage();
    batchId(exchange, batch);
    report(
        batch.destination().objectType(),
        exchange.getProperty(LoadNames.SETTLEMENT, Settlement.class));
    message.removeHeaders("*");
    message.setBody(null);
    session.claims().release(batch.destination().target(), List.of(batch.sourceIds()));
  }

  private void report(String objectType, Settlement settlement) {
    count(objectType, "created", settlement.count(Outcome.Way.CREATED));
    count(objectType, "updated", settlement.count(Outcome.Way.UPDATED));
    count(objectType, "unchanged", settlement.count(Outcome.Way.UNCHANGED));
    count(objectType, "rejected", settlement.rejectedCount());
  }

  private void count(String objectType, String counter, int delta) {
    if (delta > 0) {
      session.progress().count(objectType, counter, delta);
    }
  }

  private static int status(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      return answered.status();
    }
    return verdict instanceof Verdict.Refused refused ? refused.status() : 0;
  }

  private static long batchId(Exchange exchange, LoadBatch batch) {
    List<?> rows = exchange.getMessage().getBody(List.class);
    if (rows == null || rows.isEmpty()) {
      throw new LoadStoppedException(
          "the lease of a partition of " + batch.destination().objectType() + " is lost");
    }
    Object batchId = ((Map<?, ?>) rows.get(0)).get("batch_id");
    return Long.parseLong(String.valueOf(batchId));
  }

  private static LoadBatch batch(Exchange exchange) {
    return exchange.getProperty(LoadNames.BATCH, LoadBatch.class);
  }

  private static BatchConversation conversation(Exchange exchange) {
    return exchange.getProperty(LoadNames.CONVERSATION, BatchConversation.class);
  }
}
