package dev.deskferry.sandbox.hubspot.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.imports.ImportJob.RowError;
import dev.deskferry.sandbox.hubspot.imports.ImportRequest.Column;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.record.SingleWriter;
import dev.deskferry.sandbox.hubspot.record.Written;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.store.Values;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the rows of one job. The records of a row are associated with each other. Companies are
 * found by their domain, which the API itself does not do; activities are always created. A record
 * that is refused costs only itself.
 */
final class ImportRunner {

  private final Portal portal;
  private final ImportJob job;
  private final Instant now;
  private final Dates dates;

  ImportRunner(Portal portal, ImportJob job, Instant now) {
    this.portal = portal;
    this.job = job;
    this.now = now;
    this.dates = new Dates(job.request());
  }

  /** A row while it is written. */
  private record Row(int line, List<String> cells) {}

  /** Writes all rows of all files. */
  void run() {
    for (int i = 0; i < job.request().files().size(); i++) {
      ImportRequest.File file = job.request().files().get(i);
      Csv csv = new Csv(job.texts().get(i));
      for (int line = 1; csv.hasNext(); line++) {
        Row row = new Row(line, csv.next());
        if (line > 1 || !file.hasHeader()) {
          write(file, row);
        }
      }
    }
  }

  private void write(ImportRequest.File file, Row row) {
    if (row.cells().size() != file.columns().size()) {
      job.add(
          new RowError(
              "INCORRECT_NUMBER_OF_COLUMNS",
              "The row has " + row.cells().size() + " columns, expected " + file.columns().size(),
              file.columns().get(0).type().id(),
              row.line(),
              row.cells()));
      return;
    }
    Map<ObjectType, List<Integer>> columns = new LinkedHashMap<>();
    for (int i = 0; i < file.columns().size(); i++) {
      columns.computeIfAbsent(file.columns().get(i).type(), absent -> new ArrayList<>()).add(i);
    }
    List<End> ends = new ArrayList<>();
    columns.forEach(
        (type, indexes) -> {
          try {
            Written written = record(type, file, indexes, row);
            ends.add(new End(type.ordinal(), portal.store(type).table().slot(written.id())));
          } catch (FaultException e) {
            job.add(error(e.fault(), type, row));
          }
        });
    associate(ends, file, row);
  }

  private Written record(ObjectType type, ImportRequest.File file, List<Integer> indexes, Row row) {
    ObjectStore store = portal.store(type);
    ObjectNode properties = Json.object();
    String id = "";
    String key = "";
    for (int index : indexes) {
      Column column = file.columns().get(index);
      String cell = row.cells().get(index).trim();
      if (column.kind().equals("HUBSPOT_OBJECT_ID")) {
        id = cell;
      } else if (!cell.isEmpty()) {
        Property property = store.properties().find(column.property());
        properties.put(column.property(), property == null ? cell : dates.value(property, cell));
        job.count("PROPERTY_VALUES_EMITTED");
        boolean isKey = column.kind().equals("HUBSPOT_ALTERNATE_ID");
        key = isKey || (key.isEmpty() && isUsualKey(column)) ? column.property() : key;
      }
    }
    return settle(store, properties, id, key);
  }

  private static boolean isUsualKey(Column column) {
    return switch (column.type().plural()) {
      case "contacts" -> column.property().equals("email");
      case "companies" -> column.property().equals("domain");
      default -> false;
    };
  }

  private Written settle(ObjectStore store, ObjectNode properties, String id, String key) {
    SingleWriter writer = new SingleWriter(portal, store, Version.V3, now);
    String operation = job.request().operations().getOrDefault(store.type().id(), "UPSERT");
    ObjectNode body = Json.object();
    body.set("properties", properties);
    String address = properties.path("email").asText("").toLowerCase(Locale.ROOT);
    if (store.type().plural().equals("contacts") && portal.blockedAddresses().contains(address)) {
      throw new FaultException(
          Fault.of(400, "GDPR_BLACKLISTED_EMAIL", "The address was deleted for good"));
    }
    Optional<String> known =
        store.type().isActivity()
            ? Optional.empty()
            : id.isEmpty() ? known(store, key, properties.path(key).asText()) : Optional.of(id);
    if (known.isPresent() && operation.equals("CREATE")) {
      throw new FaultException(
          Fault.of(409, "CREATE_ONLY_IMPORT", "The record exists, but the import only creates"));
    }
    if (known.isEmpty() && operation.equals("UPDATE")) {
      throw new FaultException(
          Fault.of(404, "UPDATE_ONLY_IMPORT", "No record is found, but the import only updates"));
    }
    Written written =
        known.isPresent() ? writer.update(known.get(), "", body) : writer.create(body);
    job.count(known.isPresent() ? "UPDATED_OBJECTS" : "CREATED_OBJECTS");
    return written;
  }

  private Optional<String> known(ObjectStore store, String key, String value) {
    Property property = store.properties().find(key);
    if (property == null || value.isEmpty()) {
      return Optional.empty();
    }
    if (property.unique()) {
      int slot = store.holder(property, value);
      return slot < 0 ? Optional.empty() : Optional.of(Long.toString(store.table().id(slot)));
    }
    List<String> found = new ArrayList<>();
    for (int slot = 0; slot < store.table().size(); slot++) {
      if (store.table().isLive(slot)
          && value.equalsIgnoreCase(Values.text(store.table().values(slot), property.key()))) {
        found.add(Long.toString(store.table().id(slot)));
      }
    }
    if (found.size() > 1) {
      throw new FaultException(
          Fault.of(
              400,
              "MULTIPLE_COMPANIES_WITH_THIS_DOMAIN",
              found.size() + " records have this " + key));
    }
    return found.stream().findFirst();
  }

  private void associate(List<End> ends, ImportRequest.File file, Row row) {
    for (int i = 0; i < ends.size(); i++) {
      for (int j = i + 1; j < ends.size(); j++) {
        End from = ends.get(i);
        End to = ends.get(j);
        boolean isPossible =
            portal.associations().types().unlabeled(from.type(), to.type()).isPresent();
        if (isPossible && !portal.associations().isFull(from, to)) {
          portal.associations().putUnlabeled(from, to);
        } else {
          job.add(
              new RowError(
                  isPossible ? "ASSOCIATION_LIMIT_EXCEEDED" : "FAILED_TO_CREATE_ASSOCIATION",
                  "The records of the row cannot be associated",
                  file.columns().get(0).type().id(),
                  row.line(),
                  row.cells()));
        }
      }
    }
  }

  private static RowError error(Fault fault, ObjectType type, Row row) {
    return new RowError(type(fault), fault.message(), type.id(), row.line(), row.cells());
  }

  private static String type(Fault fault) {
    String code =
        fault.details().isEmpty() || fault.details().get(0).code() == null
            ? ""
            : String.valueOf(fault.details().get(0).code());
    return switch (code) {
      case "INVALID_EMAIL" -> "INVALID_EMAIL";
      case "INVALID_OPTION" -> "INVALID_ENUMERATION_OPTION";
      case "INVALID_LONG", "INVALID_DATE" -> "COULD_NOT_PARSE_DATE";
      case "INVALID_INTEGER" -> "COULD_NOT_PARSE_NUMBER";
      case "PROPERTY_DOESNT_EXIST" -> "PROPERTY_DEFINITION_NOT_FOUND";
      case "STRING_TOO_LONG" -> "COLUMN_TOO_LARGE";
      case "" -> wholeRecord(fault);
      default -> "FAILED_VALIDATION";
    };
  }

  private static String wholeRecord(Fault fault) {
    String category = String.valueOf(fault.category());
    String message = fault.message().toLowerCase(Locale.ROOT);
    if (message.contains("already has that value") || category.equals("CONFLICT")) {
      return "DUPLICATE_UNIQUE_PROPERTY_VALUE";
    }
    if (message.contains("required properties")) {
      return "MISSING_REQUIRED_PROPERTY";
    }
    return switch (category) {
      case "OBJECT_NOT_FOUND" -> "INVALID_OBJECT_ID";
      case "VALIDATION_ERROR" -> "FAILED_VALIDATION";
      default -> category;
    };
  }
}
