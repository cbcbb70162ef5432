package dev.deskferry.route;

import dev.deskferry.extract.Begun;
import dev.deskferry.extract.Checkpoint;
import dev.deskferry.extract.ChildPages;
import dev.deskferry.extract.FilledPages;
import dev.deskferry.extract.PageSequence;
import dev.deskferry.extract.Parent;
import dev.deskferry.extract.SourcePages;
import dev.deskferry.extract.SourceRequests;
import dev.deskferry.run.Lease;
import dev.deskferry.spec.SourceEachSpec;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.staging.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages of a source, from where a leased walk of it stands. */
final class ExtractSequences {

  private static final int PARENTS_AT_ONCE = 500;

  private final ExtractJob job;
  private final SourceSpec source;

  private ExtractSequences(ExtractJob job, SourceSpec source) {
    this.job = job;
    this.source = source;
  }

  static PageSequence of(ExtractJob job, SourceSpec source, Lease lease) {
    return new ExtractSequences(job, source).pages(lease);
  }

  private PageSequence pages(Lease lease) {
    long startTime = job.settings().startTime();
    Begun now = new Begun(lease.runId(), startTime, SourceRequests.fingerprint(source));
    if (source.each().isPresent()) {
      return new ChildPages(source, now, choice(source.each().get()));
    }
    SourcePages pages = new SourcePages(source, now, Checkpoint.of(lease.checkpoint(), now));
    return source
        .whenOverfull()
        .<PageSequence>map(list -> new FilledPages(pages, list, now, this::isOverfull))
        .orElse(pages);
  }

  private boolean isOverfull() {
    return job.database()
        .one("extract/is-overfull", Map.of("source", source.name()))
        .orElseThrow()
        .bool("is_overfull");
  }

  private ChildPages.Choice choice(SourceEachSpec each) {
    return new ChildPages.Choice(after -> chosen(each, after), others -> given(each, others));
  }

  private List<Parent> chosen(SourceEachSpec each, String after) {
    List<Row> rows = rows(each, after);
    while (!rows.isEmpty() && rows.stream().noneMatch(ExtractSequences::isChosen)) {
      if (job.stop().isRequested()) {
        throw new StoppedException("stopped while parents of " + source.name() + " are chosen");
      }
      rows = rows(each, rows.get(rows.size() - 1).text("source_id"));
    }
    return rows.stream().filter(ExtractSequences::isChosen).map(ExtractSequences::parent).toList();
  }

  private List<Row> rows(SourceEachSpec each, String after) {
    return query(each, each.chosenBy(), Map.of("after_id", after, "limit", PARENTS_AT_ONCE));
  }

  private List<Parent> given(SourceEachSpec each, Collection<String> others) {
    Map<String, Object> parameters = Map.of("other_ids", others.toArray(String[]::new));
    return query(each, "extract/parents-that-gave", parameters).stream()
        .map(ExtractSequences::parent)
        .toList();
  }

  private List<Row> query(SourceEachSpec each, String statement, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("object_type", source.name());
    all.put("parent_type", each.of());
    return job.database().query(statement, all);
  }

  private static Parent parent(Row row) {
    return new Parent(row.text("source_id"), row.number("source_version"), row.bool("was_refused"));
  }

  /** False for a row that only says how far was looked. */
  private static boolean isChosen(Row row) {
    return !row.has("is_chosen") || row.bool("is_chosen");
  }
}
