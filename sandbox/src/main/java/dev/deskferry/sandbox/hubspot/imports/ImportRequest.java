package dev.deskferry.sandbox.hubspot.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.ObjectTypes;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code importRequest} asks for (imports guide of the API reference, read 2026-11-22).
 *
 * @param name of the import
 * @param operations {@code CREATE}, {@code UPDATE} or {@code UPSERT} by id of the object type
 * @param dateFormat such as {@code DAY_MONTH_YEAR}
 * @param zone of dates in the files
 * @param files in their order
 * @param json as it was sent
 */
record ImportRequest(
    String name,
    Map<String, String> operations,
    String dateFormat,
    ZoneId zone,
    List<File> files,
    ObjectNode json) {

  private static final Set<String> OPERATIONS = Set.of("CREATE", "UPDATE", "UPSERT");
  private static final Set<String> DATE_FORMATS =
      Set.of("MONTH_DAY_YEAR", "DAY_MONTH_YEAR", "YEAR_MONTH_DAY");
  private static final Set<String> KINDS =
      Set.of("", "STANDARD", "HUBSPOT_OBJECT_ID", "HUBSPOT_ALTERNATE_ID");

  /**
   * One file.
   *
   * @param name of the part that holds it
   */
  record File(String name, boolean hasHeader, List<Column> columns) {}

  /**
   * One column.
   *
   * @param kind {@code STANDARD}, {@code HUBSPOT_OBJECT_ID} or {@code HUBSPOT_ALTERNATE_ID}
   * @param property empty for an object id
   */
  record Column(ObjectType type, String name, String property, String kind) {}

  /**
   * Reads a request.
   *
   * @throws FaultException 400 when it is not one that can be carried out
   */
  static ImportRequest read(ObjectNode json, ObjectTypes types) {
    Typed.require(json, "name", "files");
    Map<String, String> operations = new LinkedHashMap<>();
    if (json.hasNonNull("importOperations")) {
      ObjectNode given = Call.object(json.get("importOperations"));
      for (Map.Entry<String, JsonNode> one : given.properties()) {
        String id = types.require(one.getKey()).id();
        operations.put(id, oneOf("importOperations", one.getValue().asText(), OPERATIONS));
      }
    }
    String dateFormat = Typed.text(json, "dateFormat");
    List<File> files = new ArrayList<>();
    for (ObjectNode file : Typed.objects(json, "files")) {
      files.add(file(file, types));
    }
    if (files.isEmpty()) {
      throw refused("files must name at least one file");
    }
    return new ImportRequest(
        Typed.text(json, "name"),
        operations,
        oneOf("dateFormat", dateFormat.isEmpty() ? "MONTH_DAY_YEAR" : dateFormat, DATE_FORMATS),
        zone(Typed.text(json, "timeZone")),
        files,
        json);
  }

  private static File file(ObjectNode json, ObjectTypes types) {
    Typed.require(json, "fileName", "fileImportPage");
    String format = Typed.text(json, "fileFormat");
    oneOf("fileFormat", format.isEmpty() ? "CSV" : format, Set.of("CSV"));
    ObjectNode page = Call.object(json.get("fileImportPage"));
    List<Column> columns = new ArrayList<>();
    for (ObjectNode mapping : Typed.objects(page, "columnMappings")) {
      Typed.require(mapping, "columnObjectTypeId", "columnName");
      String kind = Typed.text(mapping, "columnType");
      String property = Typed.text(mapping, "propertyName");
      if (property.isEmpty() && !kind.equals("HUBSPOT_OBJECT_ID")) {
        throw new FaultException(Fault.missingFields(List.of("propertyName")));
      }
      columns.add(
          new Column(
              types.require(Typed.text(mapping, "columnObjectTypeId")),
              Typed.text(mapping, "columnName"),
              property,
              oneOf("columnType", kind, KINDS)));
    }
    if (columns.isEmpty()) {
      throw new FaultException(Fault.missingFields(List.of("columnMappings")));
    }
    return new File(Typed.text(json, "fileName"), Typed.flag(page, "hasHeader", true), columns);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.isEmpty() ? "UTC" : text);
    } catch (DateTimeException e) {
      throw refused("timeZone " + text + " is unknown");
    }
  }

  private static String oneOf(String member, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      throw refused(member + " was " + value + ", which is none of " + allowed);
    }
    return value;
  }

  private static FaultException refused(String message) {
    return new FaultException(Fault.validation(message));
  }
}
