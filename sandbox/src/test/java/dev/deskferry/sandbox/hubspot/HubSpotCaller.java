package dev.deskferry.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls a stand-in in-process; paths start behind {@code /crm/objects/2026-03} unless absolute. */
public final class HubSpotCaller {

  public static final ObjectMapper MAPPER = new ObjectMapper();

  private final HubSpotStandIn standIn;
  private final String token;
  private int traces;

  public HubSpotCaller(HubSpotStandIn standIn) {
    this(standIn, "hubspot-token");
  }

  public HubSpotCaller(HubSpotStandIn standIn, String token) {
    this.standIn = standIn;
    this.token = token;
  }

  public static HubSpotCaller fresh() {
    return with(HubSpotOptions.defaults().withSearchLag(Duration.ZERO));
  }

  /** A new account of these options. */
  public static HubSpotCaller with(HubSpotOptions options) {
    return new HubSpotCaller(new HubSpotStandIn(options));
  }

  /** A new account with the kinder reading of some undocumented facts. */
  public static HubSpotCaller lenient(Lenient... facts) {
    return with(HubSpotOptions.defaults().withLenient(Set.of(facts)));
  }

  /** A reply with its body parsed. */
  public record Answer(int status, JsonNode body, Map<String, String> headers, String text) {

    public String message() {
      return body.path("message").asText();
    }

    public JsonNode results() {
      return body.path("results");
    }

    public JsonNode errors() {
      return body.path("errors");
    }

    public String id() {
      return body.path("id").asText();
    }
  }

  public HubSpotStandIn standIn() {
    return standIn;
  }

  public Answer get(String path) {
    return call("GET", path, "");
  }

  public Answer delete(String path) {
    return call("DELETE", path, "");
  }

  public Answer post(String path, String json) {
    return call("POST", path, json);
  }

  public Answer post(String path, JsonNode json) {
    return call("POST", path, json.toString());
  }

  public Answer patch(String path, String json) {
    return call("PATCH", path, json);
  }

  public Answer put(String path, String json) {
    return call("PUT", path, json);
  }

  public Answer call(String method, String pathAndQuery, String body) {
    String full =
        pathAndQuery.startsWith("/") ? pathAndQuery : "/crm/objects/2026-03/" + pathAndQuery;
    String[] parts = full.split("\\?", 2);
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (parts.length == 2) {
      for (String pair : parts[1].split("&", -1)) {
        String[] nameAndValue = pair.split("=", 2);
        query
            .computeIfAbsent(nameAndValue[0], absent -> new ArrayList<>())
            .add(URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
      }
    }
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "content-type",
        body.startsWith("--b0") ? "multipart/form-data; boundary=b0" : "application/json");
    if (!token.isEmpty()) {
      headers.put("authorization", "Bearer " + token);
    }
    Reply reply =
        standIn.apply(
            new Request(method, parts[0], query, headers, body.getBytes(StandardCharsets.UTF_8)));
    String text = new String(reply.body(), StandardCharsets.UTF_8);
    return new Answer(reply.status(), parse(reply), reply.headers(), text);
  }

  /** The body of a reply, a missing node when it is no JSON. */
  public static JsonNode parse(Reply reply) {
    boolean isJson =
        reply.headers().getOrDefault("Content-Type", "").startsWith("application/json");
    try {
      return isJson ? MAPPER.readTree(reply.body()) : MAPPER.missingNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a record and gives its id. */
  public String create(String type, String... namesAndValues) {
    ObjectNode body = MAPPER.createObjectNode();
    body.set("properties", properties(namesAndValues));
    Answer answer = post(type, body);
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.id();
  }

  public static ObjectNode properties(String... namesAndValues) {
    ObjectNode properties = MAPPER.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return properties;
  }

  /** A batch body. */
  public static ObjectNode inputs(ObjectNode... inputs) {
    ObjectNode body = MAPPER.createObjectNode();
    ArrayNode array = body.putArray("inputs");
    for (ObjectNode input : inputs) {
      array.add(input);
    }
    return body;
  }

  /** An input with a trace id of its own. */
  public ObjectNode traced(String... namesAndValues) {
    return plain(namesAndValues).put("objectWriteTraceId", "trace-" + traces++);
  }

  /** An input without trace id. */
  public static ObjectNode plain(String... namesAndValues) {
    ObjectNode input = MAPPER.createObjectNode();
    input.set("properties", properties(namesAndValues));
    return input;
  }

  /** Creates a unique text property. */
  public void uniqueProperty(String type, String name) {
    String group =
        switch (type) {
          case "contacts" -> "contactinformation";
          case "companies" -> "companyinformation";
          case "tickets" -> "ticketinformation";
          default -> "engagement";
        };
    Answer answer =
        post(
            "/crm/properties/2026-03/" + type,
            """
            {"name":"%s","label":"%s","type":"string","fieldType":"text","groupName":"%s",
             "hasUniqueValue":true}"""
                .formatted(name, name, group));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
  }

  /** An inline association. */
  public static ObjectNode link(String to, int typeId) {
    ObjectNode link = MAPPER.createObjectNode();
    link.putObject("to").put("id", to);
    addType(link, typeId);
    return link;
  }

  /** A pair of an association batch with types that HubSpot defines. */
  public static ObjectNode pair(String from, String to, int... typeIds) {
    ObjectNode pair = MAPPER.createObjectNode();
    pair.putObject("from").put("id", from);
    pair.putObject("to").put("id", to);
    pair.putArray("types");
    for (int typeId : typeIds) {
      addType(pair, typeId);
    }
    return pair;
  }

  private static void addType(ObjectNode json, int typeId) {
    json.withArray("types")
        .addObject()
        .put("associationCategory", "HUBSPOT_DEFINED")
        .put("associationTypeId", typeId);
  }
}
