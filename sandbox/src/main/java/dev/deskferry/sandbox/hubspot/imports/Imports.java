package dev.deskferry.sandbox.hubspot.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.imports.ImportJob.RowError;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The imports of an account. Three run at a time, later ones are {@code DEFERRED}; no thread is
 * behind them: whoever calls {@link #advance} makes what is due happen. To be used under the lock
 * of the portal, but for {@link #isDue}.
 */
public final class Imports {

  /** Rows that one file may have; more are a 429. */
  public static final int MOST_ROWS = 1_048_576;

  private static final int SLOTS = 3;
  private static final int MOST_KEPT = 1_000;
  private static final long MOST_WAITING_CHARACTERS = 256L << 20;
  private static final long FIRST_ID = 52_710_331L;

  private final Portal portal;
  private final TreeMap<Long, ImportJob> jobs = new TreeMap<>();
  private long nextId = FIRST_ID;
  private volatile Instant nextDue = Instant.MAX;

  /** No imports yet. */
  public Imports(Portal portal) {
    this.portal = portal;
  }

  /**
   * Takes a request.
   *
   * @param files contents by the name of the part
   * @throws FaultException 400 when the request or a file is not as it must be, 429 when a file is
   *     too long or too much waits
   */
  public ObjectNode add(ObjectNode importRequest, Map<String, String> files, Instant now) {
    ImportRequest request = ImportRequest.read(importRequest, portal.types());
    List<String> texts = new ArrayList<>();
    int rows = 0;
    for (ImportRequest.File file : request.files()) {
      String text = files.get(file.name());
      if (text == null) {
        throw new FaultException(Fault.validation("The form holds no file named " + file.name()));
      }
      checkHeader(file, text);
      int count = Csv.countRows(text) - (file.hasHeader() ? 1 : 0);
      if (count > MOST_ROWS) {
        throw tooMuch("The file has more than " + MOST_ROWS + " rows");
      }
      rows += Math.max(0, count);
      texts.add(text);
    }
    ImportJob job = new ImportJob(nextId++, request, texts, rows, now);
    long waiting = jobs.values().stream().mapToLong(ImportJob::waitingCharacters).sum();
    if (waiting + job.waitingCharacters() > MOST_WAITING_CHARACTERS) {
      throw tooMuch("Too many imports wait for a slot");
    }
    jobs.put(job.id(), job);
    if (jobs.size() > MOST_KEPT && !jobs.firstEntry().getValue().isRunning()) {
      jobs.pollFirstEntry();
    }
    fillSlots(now);
    return job.json(now);
  }

  private static FaultException tooMuch(String message) {
    return new FaultException(Fault.of(429, "RATE_LIMITS", message));
  }

  private void checkHeader(ImportRequest.File file, String text) {
    for (ImportRequest.Column column : file.columns()) {
      boolean isKnown =
          column.property().isEmpty()
              || portal.store(column.type()).properties().find(column.property()) != null;
      if (!isKnown) {
        throw new FaultException(
            Fault.validation(
                "Property " + column.property() + " does not exist for " + column.type().id()));
      }
    }
    Csv csv = new Csv(text);
    List<String> header = csv.hasNext() ? csv.next() : List.of();
    List<String> mapped = file.columns().stream().map(ImportRequest.Column::name).toList();
    boolean isMapped = file.hasHeader() ? header.equals(mapped) : header.size() == mapped.size();
    if (!isMapped) {
      throw new FaultException(
          Fault.validation(
              "Every column must be mapped, in order: the file has "
                  + header.size()
                  + " columns, the mapping "
                  + mapped.size()));
    }
  }

  /** Whether a job should have moved on by now; may be asked without the lock. */
  public boolean isDue(Instant now) {
    return !now.isBefore(nextDue);
  }

  /** Lets everything happen that is due, in the order of its time. */
  public void advance(Instant now) {
    Optional<ImportJob> next = first();
    while (next.isPresent() && !next.get().due().isAfter(now)) {
      ImportJob job = next.get();
      Instant due = job.due();
      new ImportRunner(portal, job, due).run();
      job.end(due);
      fillSlots(due);
      next = first();
    }
    nextDue = next.map(ImportJob::due).orElse(Instant.MAX);
  }

  private Optional<ImportJob> first() {
    return jobs.values().stream()
        .filter(ImportJob::isRunning)
        .min((left, right) -> left.due().compareTo(right.due()));
  }

  private void fillSlots(Instant now) {
    long running = jobs.values().stream().filter(ImportJob::isRunning).count();
    jobs.values().stream()
        .filter(ImportJob::isWaiting)
        .limit(Math.max(0, SLOTS - running))
        .toList()
        .forEach(job -> job.start(now));
    nextDue = first().map(ImportJob::due).orElse(Instant.MAX);
  }

  /**
   * Ends an import that is not over; rows are written at its end, so none are.
   *
   * @throws FaultException 404 when it is unknown, 400 when it is over
   */
  public void cancel(String id, Instant now) {
    ImportJob job = require(id);
    if (!job.isRunning() && !job.isWaiting()) {
      throw new FaultException(Fault.validation("Import " + id + " is over"));
    }
    job.cancel(now);
    fillSlots(now);
  }

  /**
   * An import as the API shows it.
   *
   * @throws FaultException 404 when it is unknown
   */
  public ObjectNode get(String id, Instant now) {
    return require(id).json(now);
  }

  /** Imports with ids above one, in their order. */
  public List<ObjectNode> after(long id, int limit, Instant now) {
    return jobs.tailMap(id, false).values().stream()
        .limit(limit)
        .map(job -> job.json(now))
        .toList();
  }

  /**
   * Errors of an import from a position on, as schema {@code PublicImportError} shows them.
   *
   * @throws FaultException 404 when it is unknown
   */
  public List<ObjectNode> errors(
      String id, int from, int limit, boolean hasMessage, boolean hasRow, Instant now) {
    ImportJob job = require(id);
    List<ObjectNode> shown = new ArrayList<>();
    int end = Math.min(job.errors().size(), from + limit);
    for (int i = from; i < end; i++) {
      RowError error = job.errors().get(i);
      ObjectNode json = Json.object().put("id", id + "-" + i);
      json.put("createdAt", job.due().toEpochMilli()).put("errorType", error.type());
      json.put("objectTypeId", error.objectType());
      if (hasMessage) {
        json.put("errorMessage", error.message());
      }
      ObjectNode source = json.putObject("sourceData");
      source.put("lineNumber", error.line()).put("fileId", job.fileId(0));
      source.put("containsEncryptedProperties", false).putArray("additionalRowData");
      ArrayNode cells = source.putArray("rowData");
      if (hasRow) {
        error.cells().forEach(cells::add);
      }
      shown.add(json);
    }
    return shown;
  }

  private ImportJob require(String id) {
    ImportJob job = id.matches("\\d{1,18}") ? jobs.get(Long.parseLong(id)) : null;
    if (job == null) {
      throw new FaultException(Fault.notFound("No import found with id " + id));
    }
    return job;
  }
}
