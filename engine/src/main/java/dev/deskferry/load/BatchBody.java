package dev.deskferry.load;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.deskferry.mapping.AssociationType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bodies of the batch endpoints: {@code {"inputs":[…]}} in UTF-8, written as a stream. Shapes:
 * schemas {@code SimplePublicObjectBatchInputForCreate}, {@code SimplePublicObjectBatchInput},
 * {@code BatchReadInputSimplePublicObjectId} and {@code BatchInputPublicAssociationMultiPost} of
 * HubSpot's OpenAPI files.
 */
final class BatchBody {

  private static final JsonFactory FACTORY = new JsonFactory();

  private BatchBody() {}

  /** Inputs of a creation, each with its trace id and the links that can travel inline. */
  static byte[] create(Collection<PlannedRecord> records) {
    return inputs(
        json -> {
          for (PlannedRecord record : records) {
            json.writeStartObject();
            json.writeStringField("objectWriteTraceId", record.sourceId());
            presentProperties(json, record.properties());
            json.writeArrayFieldStart("associations");
            for (var link : inlineTypes(record).entrySet()) {
              json.writeStartObject();
              id(json, "to", link.getKey().hubspotId());
              types(json, link.getValue());
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          }
        });
  }

  /** Inputs of an update by HubSpot id. */
  static byte[] update(Collection<Change> changes) {
    return inputs(
        json -> {
          for (Change change : changes) {
            json.writeStartObject();
            json.writeStringField("id", change.hubspotId());
            json.writeStringField("objectWriteTraceId", change.record().sourceId());
            properties(json, change.properties());
            json.writeEndObject();
          }
        });
  }

  /**
   * Inputs of a read.
   *
   * @param idProperty empty to read by HubSpot id
   */
  static byte[] read(Collection<String> ids, String idProperty, Collection<String> properties) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      if (!idProperty.isEmpty()) {
        json.writeStringField("idProperty", idProperty);
      }
      json.writeArrayFieldStart("properties");
      for (String property : properties) {
        json.writeString(property);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("inputs");
      for (String id : ids) {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Inputs of an association batch: pairs of HubSpot ids with the types of each. */
  static byte[] associate(Collection<Pair> pairs) {
    return inputs(
        json -> {
          for (Pair pair : pairs) {
            json.writeStartObject();
            id(json, "from", pair.fromHubspotId());
            id(json, "to", pair.toHubspotId());
            types(json, pair.types());
            json.writeEndObject();
          }
        });
  }

  /** Inputs of an archive batch. */
  static byte[] archive(Collection<String> hubspotIds) {
    return inputs(
        json -> {
          for (String hubspotId : hubspotIds) {
            json.writeStartObject();
            json.writeStringField("id", hubspotId);
            json.writeEndObject();
          }
        });
  }

  /** Properties to write to one HubSpot record. */
  record Change(PlannedRecord record, String hubspotId, Map<String, String> properties) {}

  /** Two HubSpot records and the types between them. */
  record Pair(String fromHubspotId, String toHubspotId, Collection<AssociationType> types) {}

  private record End(String target, String hubspotId) {}

  private static Map<End, Set<AssociationType>> inlineTypes(PlannedRecord record) {
    Map<End, Set<AssociationType>> types = new LinkedHashMap<>();
    for (Link link : record.links()) {
      if (link.travelsInline()) {
        End end = new End(link.toTarget(), link.toHubspotId());
        types.computeIfAbsent(end, it -> new LinkedHashSet<>()).addAll(link.types());
      }
    }
    return types;
  }

  private static void properties(JsonGenerator json, Map<String, String> properties)
      throws IOException {
    json.writeObjectFieldStart("properties");
    for (var property : properties.entrySet()) {
      json.writeStringField(property.getKey(), property.getValue());
    }
    json.writeEndObject();
  }

  /** A value that clears is nothing to a record that does not exist yet. */
  private static void presentProperties(JsonGenerator json, Map<String, String> properties)
      throws IOException {
    json.writeObjectFieldStart("properties");
    for (var property : properties.entrySet()) {
      if (!property.getValue().isEmpty()) {
        json.writeStringField(property.getKey(), property.getValue());
      }
    }
    json.writeEndObject();
  }

  private static void id(JsonGenerator json, String field, String id) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("id", id);
    json.writeEndObject();
  }

  private static void types(JsonGenerator json, Collection<AssociationType> types)
      throws IOException {
    json.writeArrayFieldStart("types");
    for (AssociationType type : List.copyOf(types)) {
      json.writeStartObject();
      json.writeStringField("associationCategory", type.category());
      json.writeNumberField("associationTypeId", type.id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private interface Inputs {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] inputs(Inputs inputs) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeArrayFieldStart("inputs");
      inputs.write(json);
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
