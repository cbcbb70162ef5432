package dev.deskferry.route;

import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.LinkConversation;
import dev.deskferry.run.Lease;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
  private static final String HELD = "loadLinksHeld";

  /** From the third time on: by then only what others had in hand is left. */
  private static final int PATIENT_FROM = 3;

  private final LoadSession session;
  private final Run run;
  private final LoadLeases leases;
  private final boolean isPlanner;
  private final Set<LoadLinkBatch.Kind> left = Collections.synchronizedSet(new LinkedHashSet<>());
  private int round;

  private record Held(LoadLinkBatch.Kind kind, Lease lease) {}

  /**
   * @param isPlanner whether this node makes the links; one is enough
   */
  LoadLinks(LoadSession session, Run run, LoadLeases leases, boolean isPlanner) {
    this.session = session;
    this.run = run;
    this.leases = leases;
    this.isPlanner = isPlanner;
  }

  /**
   * Whether there may be links to make: at first, and as long as some were left since another load
   * had their records in hand, or came to have them.
   */
  public boolean isOpen() {
    return isPlanner && !session.isEnding() && (round == 0 || !left.isEmpty());
  }

  /**
   * Kinds of links that wait and could be made. After the first time those that were left, slice by
   * slice of their records: first those that nobody has in hand, then the few others, each of which
   * is waited for but a while. Waited for in their order at once, they would be made behind the
   * other load, which takes its slices in the same order, until that has done the type.
   */
  public List<LoadLinkBatch.Kind> kinds() {
    round++;
    if (round > 1) {
      List<LoadLinkBatch.Kind> slices = List.copyOf(left).stream().flatMap(this::slices).toList();
      left.clear();
      return slices;
    }
    Map<String, Object> ours =
        Map.of("run_id", run.runId(), "lane", session.settings().lane().name());
    session.database().update("load/reopen-links", ours);
    return session.database().query("load/ready-link-kinds", ours).stream()
        .map(
            row ->
                new LoadLinkBatch.Kind(
                    row.text("from_type"), row.text("target_from"), row.text("target_to"), "", ""))
        .toList();
  }

  private Stream<LoadLinkBatch.Kind> slices(LoadLinkBatch.Kind kind) {
    List<PartitionKey> slices = kind.isWhole() ? run.slices(kind.fromType()) : List.of();
    return slices.isEmpty() ? Stream.of(kind) : slices.stream().map(kind::within);
  }

  /**
   * Batches of the kind in the body, for a streaming split. Takes the lease under which they are
   * sent, and waits for it when it was left as a slice before; none when another load has some of
   * the records, or the load is ending.
   */
  public Iterator<LoadLinkBatch> batches(Exchange exchange) throws InvalidPayloadException {
    exchange.removeProperty(HELD);
    LoadLinkBatch.Kind kind = exchange.getMessage().getMandatoryBody(LoadLinkBatch.Kind.class);
    Optional<Lease> lease = leases.take(kind.key(), kind.fromType(), round >= PATIENT_FROM);
    if (lease.isEmpty()) {
      left.add(kind);
      return Collections.emptyIterator();
    }
    leases.use(exchange, lease.get());
    exchange.setProperty(HELD, new Held(kind, lease.get()));
    return new LoadLinkBatches(session, run.runId(), kind);
  }

  /** Gives the records back that the links of a kind start from. */
  public void end(Exchange exchange) {
    Held held = exchange.getProperty(HELD, Held.class);
    if (held != null) {
      if (!leases.isKept(held.lease())) {
        left.add(held.kind());
      }
      leases.release(held.lease(), session.isEnding() ? WorkState.PENDING : WorkState.DONE);
    }
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
