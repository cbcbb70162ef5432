package dev.deskferry.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.deskferry.spec.SourceEachSpec;
import dev.deskferry.spec.SourceRecordSpec;
import dev.deskferry.spec.SourceSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the replies of one source into pages. Immutable and safe for many threads. */
public final class PageReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int SHOWN_KEYS = 8;

  private final SourceSpec source;
  private final Map<String, RecordShape> shapes;

  /** A reader for all pages of a source. */
  public PageReader(SourceSpec source) {
    this.source = source;
    this.shapes = RecordShape.of(source.records());
  }

  /**
   * Reads one reply.
   *
   * @param body UTF-8 JSON
   * @param parent whose children were asked for; empty for sources that are not asked per parent
   * @throws UnreadableReplyException when the body is no JSON object, is cut short, or lacks the
   *     array of the first record type; the message says sizes and keys, never content
   */
  public Page read(byte[] body, Optional<Parent> parent) throws UnreadableReplyException {
    ReplyScanner scanner = scan(body);
    List<Fields> listed = listed(scanner);
    List<PageFinding> findings = new ArrayList<>();
    Map<String, SourceRecord> newest = new HashMap<>();
    List<String> order = new ArrayList<>();
    RecordBuilder builder = new RecordBuilder(body);
    for (SourceRecordSpec spec : source.records()) {
      Optional<List<Fields>> outers = scanner.records(spec.at());
      if (outers.isEmpty() && !listed.isEmpty()) {
        findings.add(missing(spec));
      }
      for (Fields outer : outers.orElse(List.of())) {
        List<Fields> records = spec.within().map(outer::inner).orElse(List.of(outer));
        for (Fields fields : records) {
          if (RecordBuilder.matches(spec.where(), fields)) {
            builder
                .build(
                    spec, fields, outer, added(parent), parent.map(Parent::childVersion).orElse(0L))
                .ifPresentOrElse(
                    built -> keep(built, newest, order, findings),
                    () -> findings.add(withoutIdentity(spec)));
          }
        }
      }
    }
    List<SourceRecord> records = new ArrayList<>(order.size());
    order.forEach(key -> records.add(java.util.Objects.requireNonNull(newest.get(key))));
    return new Page(records, listed.size(), scanner.envelope(), findings);
  }

  private ReplyScanner scan(byte[] body) throws UnreadableReplyException {
    try (JsonParser parser = JSON.createParser(body)) {
      ReplyScanner scanner = new ReplyScanner(parser, shapes);
      scanner.scan();
      return scanner;
    } catch (IOException e) {
      throw UnreadableReplyException.of(e);
    }
  }

  private List<Fields> listed(ReplyScanner scanner) throws UnreadableReplyException {
    String at = source.records().get(0).at();
    Optional<List<Fields>> listed = scanner.records(at);
    if (listed.isEmpty()) {
      List<String> keys =
          scanner.keys().stream()
              .filter(key -> key.matches("[a-z_]{1,40}"))
              .limit(SHOWN_KEYS)
              .toList();
      throw new UnreadableReplyException(
          "the reply has no array \"%s\"; its keys are %s; see %s"
              .formatted(at, keys, source.location()),
          false);
    }
    return listed.get();
  }

  private Map<String, String> added(Optional<Parent> parent) {
    if (source.each().isEmpty() || parent.isEmpty()) {
      return Map.of();
    }
    SourceEachSpec each = source.each().get();
    String id = parent.get().id();
    return Map.of(each.as(), id.matches("[1-9][0-9]*") ? id : "\"" + id + "\"");
  }

  private static void keep(
      RecordBuilder.Built built,
      Map<String, SourceRecord> newest,
      List<String> order,
      List<PageFinding> findings) {
    SourceRecord record = built.record();
    String key = record.objectType() + "/" + record.sourceId();
    SourceRecord before = newest.get(key);
    if (before == null) {
      order.add(key);
    }
    if (before == null || record.version() >= before.version()) {
      newest.put(key, record);
    }
    if (built.isCleaned()) {
      findings.add(
          new PageFinding(
              record.objectType(),
              record.sourceId(),
              "character_replaced",
              "NUL characters or halves of surrogate pairs were replaced by U+FFFD; Postgres cannot hold them"));
    }
  }

  private PageFinding missing(SourceRecordSpec spec) {
    return new PageFinding(
        spec.objectType(),
        "",
        "array_missing",
        "%s: replies have no array \"%s\"; the account does not send this side-load"
            .formatted(source.path(), spec.at()));
  }

  private PageFinding withoutIdentity(SourceRecordSpec spec) {
    return new PageFinding(
        spec.objectType(),
        "",
        "identity_missing",
        "%s: a record has no \"%s\" and cannot be staged".formatted(source.path(), spec.id()));
  }
}
