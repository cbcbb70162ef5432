package dev.deskferry.route;

import dev.deskferry.load.LinkConversation;
import dev.deskferry.mapping.AssociationType;
import dev.deskferry.staging.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Batches of waiting links of one kind, read as they are asked for. Asked by one thread at a time.
 */
final class LoadLinkBatches implements Iterator<LoadLinkBatch> {

  private final LoadSession session;
  private final long runId;
  private final LoadLinkBatch.Kind kind;
  private Optional<LoadLinkBatch> ready = Optional.empty();
  private String[] after = {"", "", ""};
  private boolean isReadToEnd;

  /** Two source records; their HubSpot ids may coincide with those of another pair. */
  private record Pair(String fromId, String toType, String toId) {
    static Pair of(Row row) {
      return new Pair(row.text("from_id"), row.text("to_type"), row.text("to_id"));
    }
  }

  LoadLinkBatches(LoadSession session, long runId, LoadLinkBatch.Kind kind) {
    this.session = session;
    this.runId = runId;
    this.kind = kind;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isReadToEnd && !session.isEnding()) {
      read();
    }
    return ready.isPresent() && !session.isEnding();
  }

  @Override
  public LoadLinkBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there is no further batch of links");
    }
    LoadLinkBatch batch = ready.orElseThrow();
    ready = Optional.empty();
    return batch;
  }

  private void read() {
    List<Row> rows = session.database().query("load/ready-links", parameters());
    isReadToEnd = rows.size() < LinkConversation.MAX_PAIRS;
    List<Row> whole = isReadToEnd ? rows : withoutLastPair(rows);
    if (whole.isEmpty()) {
      return;
    }
    Pair last = Pair.of(whole.get(whole.size() - 1));
    after = new String[] {last.fromId(), last.toType(), last.toId()};
    Map<LinkConversation.Pair, List<LoadLinkBatch.Waiting>> links = group(whole);
    if (!links.isEmpty()) {
      ready = Optional.of(new LoadLinkBatch(kind, links));
    }
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("from_type", kind.fromType());
    parameters.put("target_from", kind.targetFrom());
    parameters.put("target_to", kind.targetTo());
    parameters.put("lower_bound", kind.lowerBound());
    parameters.put("upper_bound", kind.upperBound());
    parameters.put("run_id", runId);
    parameters.put("lane", session.settings().lane().name());
    parameters.put("after_from_id", after[0]);
    parameters.put("after_to_type", after[1]);
    parameters.put("after_to_id", after[2]);
    parameters.put("link_count", LinkConversation.MAX_PAIRS);
    return parameters;
  }

  /**
   * The last pair may go on behind the limit, and a pair must be sent whole: its types replace what
   * was there.
   */
  private static List<Row> withoutLastPair(List<Row> rows) {
    Pair last = Pair.of(rows.get(rows.size() - 1));
    List<Row> whole = rows.stream().filter(row -> !Pair.of(row).equals(last)).toList();
    return whole.isEmpty() ? rows : whole;
  }

  private Map<LinkConversation.Pair, List<LoadLinkBatch.Waiting>> group(List<Row> rows) {
    Map<List<String>, Set<AssociationType>> types = new LinkedHashMap<>();
    Map<List<String>, List<LoadLinkBatch.Waiting>> waiting = new LinkedHashMap<>();
    for (Row row : rows) {
      List<AssociationType> own = types(kind.fromType() + " " + row.text("name"));
      if (own.isEmpty()) {
        continue;
      }
      List<String> ids = List.of(row.text("from_hubspot_id"), row.text("to_hubspot_id"));
      Set<AssociationType> all = types.computeIfAbsent(ids, it -> new LinkedHashSet<>());
      all.addAll(own);
      row.texts("beside").stream()
          .filter(Objects::nonNull)
          .forEach(link -> all.addAll(types(link)));
      waiting
          .computeIfAbsent(ids, it -> new ArrayList<>())
          .add(
              new LoadLinkBatch.Waiting(
                  row.text("from_id"), row.text("name"), row.text("to_type"), row.text("to_id")));
    }
    Map<LinkConversation.Pair, List<LoadLinkBatch.Waiting>> links = new LinkedHashMap<>();
    types.forEach(
        (ids, all) ->
            links.put(
                new LinkConversation.Pair(ids.get(0), ids.get(1), List.copyOf(all)),
                waiting.getOrDefault(ids, List.of())));
    return links;
  }

  /** None when the mappings no longer have the association, and then the link waits on. */
  private List<AssociationType> types(String link) {
    return LoadLinkRules.types(session, link, kind.targetFrom(), kind.targetTo());
  }
}
