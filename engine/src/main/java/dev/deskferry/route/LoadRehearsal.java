package dev.deskferry.route;

import dev.deskferry.load.ArchiveConversation;
import dev.deskferry.load.BatchBuilder;
import dev.deskferry.load.Draft;
import dev.deskferry.load.Link;
import dev.deskferry.load.LinkConversation;
import dev.deskferry.load.PlannedRecord;
import dev.deskferry.run.RunState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.Exchange;

/**
 * A load without {@code --execute}: reads the portal, maps every record and counts, and writes
 * nothing anywhere. Links count as if parents of this very load were there already.
 */
final class LoadRehearsal {

  private static final int EXAMPLE_PROPERTIES = 12;
  private static final int SHOWN_WARNINGS = 20;

  private final LoadInputs inputs;
  private final LoadSession session;
  private final Map<String, Long> writes = new LinkedHashMap<>();
  private final Map<String, Long> waitingLinks = new LinkedHashMap<>();
  private final Map<String, String> examples = new LinkedHashMap<>();
  private final Map<String, Long> warnings = new LinkedHashMap<>();
  private final Map<String, Long> archived = new LinkedHashMap<>();
  private final Map<String, String> firstWarnings = new HashMap<>();

  LoadRehearsal(LoadInputs inputs, LoadSession session) {
    this.inputs = inputs;
    this.session = session;
  }

  LoadSummary run() {
    LoadPortal portal = new LoadPortal(inputs, session, false);
    Map<String, Object> beans = new HashMap<>(portal.beans());
    try (CamelRuntime camel = LoadWork.start(inputs, LoadPortal.FILES, LoadPortal.ROUTES, beans)) {
      portal.calls().connect(camel.producer());
      Exchange done = camel.producer().send("direct:load-preflight", exchange -> {});
      if (done.getException() instanceof LoadStoppedException) {
        return summary(List.of(), portal);
      }
      if (done.getException() instanceof RuntimeException failure) {
        throw failure;
      }
    }
    List<LoadSummary.Task> tasks = new ArrayList<>();
    for (String objectType : session.mappings().loadOrder()) {
      if ((inputs.only().isEmpty() || inputs.only().contains(objectType)) && !session.isEnding()) {
        tasks.add(rehearse(objectType));
      }
    }
    if (!session.isEnding()) {
      LoadDeletions.archiving(session, inputs.only()).forEach(this::countDeleted);
    }
    return summary(tasks, portal);
  }

  private void countDeleted(LoadDeletion.Kind kind) {
    session
        .database()
        .query("load/deleted-counts", LoadDeletions.parameters(kind))
        .forEach(
            row ->
                archived.merge(
                    kind.objectType() + " of HubSpot's " + row.text("target"),
                    row.number("record_count"),
                    Long::sum));
  }

  private LoadSummary.Task rehearse(String objectType) {
    session.progress().task(objectType, "load", OptionalLong.empty());
    LoadChunks chunks = new LoadChunks(session, objectType);
    LoadCounts counts = new LoadCounts();
    long created = 0;
    long updated = 0;
    String after = "";
    Optional<LoadChunk> chunk = chunks.next(LoadRange.everything(objectType), after);
    while (chunk.isPresent() && !session.isEnding()) {
      counts.add(chunk.get());
      for (LoadChunk.Plan plan : chunk.get().plans()) {
        if (plan.record().step() == PlannedRecord.Step.UPDATE) {
          updated++;
        } else {
          created++;
        }
        count(plan);
      }
      session.progress().count(objectType, "mapped", chunk.get().drafts().size());
      after = chunk.get().lastKey();
      chunk = chunks.next(LoadRange.everything(objectType), after);
    }
    session.progress().done(objectType, session.isEnding() ? "interrupted" : "done");
    return new LoadSummary.Task(
        objectType,
        counts.records.get(),
        created,
        updated,
        counts.unchanged.get(),
        counts.skipped.get(),
        counts.rejected.get());
  }

  private void count(LoadChunk.Plan plan) {
    Draft.Change change = plan.change();
    String kind = plan.record().step() == PlannedRecord.Step.UPDATE ? " update" : " create";
    writes.merge(change.mapping().name() + kind, 1L, Long::sum);
    for (Link link : plan.record().links()) {
      boolean waits = link.never().isEmpty() && (!link.inline() || kind.equals(" update"));
      if (waits) {
        waitingLinks.merge(change.mapping().target() + " to " + link.toTarget(), 1L, Long::sum);
      }
    }
    examples.computeIfAbsent(change.mapping().name(), name -> example(plan));
    change
        .warnings()
        .forEach(
            warning -> {
              String code =
                  change.mapping().name() + " " + warning.property() + " " + warning.code();
              warnings.merge(code, 1L, Long::sum);
              firstWarnings.putIfAbsent(code, warning.toString());
            });
  }

  /** Names and sizes, no values: an operator's screen is no place for a customer's data. */
  private static String example(LoadChunk.Plan plan) {
    StringBuilder text =
        new StringBuilder(
            "first of %s (%s %s): "
                .formatted(
                    plan.change().mapping().name(),
                    plan.change().mapped().objectType(),
                    plan.record().sourceId()));
    plan.record().properties().entrySet().stream()
        .filter(property -> !property.getValue().isEmpty())
        .limit(EXAMPLE_PROPERTIES)
        .forEach(
            it -> text.append(it.getKey()).append('(').append(it.getValue().length()).append(") "));
    return text.append("links ").append(plan.record().links().size()).toString();
  }

  private LoadSummary summary(List<LoadSummary.Task> tasks, LoadPortal portal) {
    List<String> notes = new ArrayList<>();
    portal.findings().intentions().forEach(intention -> notes.add("would " + intention));
    archived.forEach(
        (what, count) ->
            notes.add("would archive %d %s: Zendesk deleted them".formatted(count, what)));
    notes.addAll(examples.values());
    warnings.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN_WARNINGS)
        .forEach(it -> notes.add(it.getValue() + " × " + firstWarnings.get(it.getKey())));
    RunState state = session.stop().isRequested() ? RunState.INTERRUPTED : RunState.DONE;
    return new LoadSummary(
        state, OptionalLong.empty(), inputs.load().lane().name(), "", tasks, requests(), notes);
  }

  private long requests() {
    long requests = 0;
    for (long records : writes.values()) {
      requests += (records + BatchBuilder.MAX_RECORDS - 1) / BatchBuilder.MAX_RECORDS;
    }
    for (long records : archived.values()) {
      requests += (records + ArchiveConversation.MAX_RECORDS - 1) / ArchiveConversation.MAX_RECORDS;
    }
    for (long links : waitingLinks.values()) {
      requests += (links + LinkConversation.MAX_PAIRS - 1) / LinkConversation.MAX_PAIRS;
    }
    return requests;
  }
}
