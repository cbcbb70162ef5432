package dev.deskferry.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much a load wrote into a HubSpot. */
record Written(StandIns target, Staging staging) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String SOME =
      "SELECT hubspot_id AS name, 1 AS number FROM migration.delivery WHERE state = 'loaded' AND target = '%s' LIMIT 100";

  double records() {
    return staging.loaded();
  }

  long refused() {
    return target.hubspotRequests().refused("/");
  }

  /** Values that can be written and are set, reckoned from a hundred records of each type. */
  double properties() {
    return staging.loadedByTarget().entrySet().stream()
        .mapToDouble(type -> type.getValue() * propertiesOfOne(type.getKey()))
        .sum();
  }

  private double propertiesOfOne(String type) {
    ObjectNode wanted = JSON.createObjectNode();
    ArrayNode names = wanted.putArray("properties");
    for (JsonNode property : ask("/crm/v3/properties/" + type, null).path("results")) {
      if (!property.at("/modificationMetadata/readOnlyValue").asBoolean()) {
        names.add(property.path("name").asText());
      }
    }
    ArrayNode ids = wanted.putArray("inputs");
    Map<String, Double> some = staging.numbers(SOME.formatted(type));
    some.keySet().forEach(id -> ids.addObject().put("id", id));
    double values = 0;
    for (JsonNode found : ask("/crm/v3/objects/" + type + "/batch/read", wanted).path("results")) {
      for (JsonNode name : names) {
        values += found.path("properties").path(name.asText()).asText("").isEmpty() ? 0 : 1;
      }
    }
    return values / some.size();
  }

  private JsonNode ask(String path, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.hubspot() + path))
            .header("Authorization", "Bearer hubspot-token")
            .header("Content-Type", "application/json");
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    try {
      HttpResponse<byte[]> reply =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (reply.statusCode() >= 300) {
        throw new IllegalStateException(path + " answered " + reply.statusCode());
      }
      return JSON.readTree(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
