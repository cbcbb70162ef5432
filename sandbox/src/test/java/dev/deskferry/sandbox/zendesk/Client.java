package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a stand-in without a network between. */
public record Client(ZendeskStandIn standIn, Map<String, String> headers) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A client with the API token of the admin. */
  public static Client admin(ZendeskStandIn standIn) {
    return basic(standIn, "admin@example.com/token:zendesk-token");
  }

  public static Client basic(ZendeskStandIn standIn, String credentials) {
    String encoded =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return new Client(
        standIn, Map.of("authorization", "Basic " + encoded, "host", "zendesk.test:80"));
  }

  public static Client bearer(ZendeskStandIn standIn, String token) {
    return new Client(
        standIn, Map.of("authorization", "Bearer " + token, "host", "zendesk.test:80"));
  }

  public static Client anonymous(ZendeskStandIn standIn) {
    return new Client(standIn, Map.of("host", "zendesk.test:80"));
  }

  /** Gets a path with its query, or a whole address that a reply named. */
  public Answer get(String address) {
    return ask("GET", address);
  }

  /** Asks for a path with its query, or for a whole address that a reply named. */
  public Answer ask(String method, String address) {
    URI uri = URI.create(address.startsWith("http") ? address : "http://zendesk.test" + address);
    Map<String, List<String>> query = new LinkedHashMap<>();
    String raw = uri.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        query
            .computeIfAbsent(
                URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                absent -> new ArrayList<>())
            .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return answer(new Request(method, uri.getPath(), query, headers, new byte[0]));
  }

  public Answer post(String path, String contentType, String body) {
    return answer(
        new Request(
            "POST",
            path,
            Map.of(),
            Map.of("content-type", contentType),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private Answer answer(Request request) {
    Reply reply = standIn.apply(request);
    String text = new String(reply.body(), StandardCharsets.UTF_8);
    String type = reply.headers().getOrDefault("Content-Type", "");
    try {
      JsonNode body =
          type.contains("json") ? MAPPER.readTree(reply.body()) : MissingNode.getInstance();
      return new Answer(reply.status(), reply.headers(), body, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All records of an export in cursor mode, in the order of their arrival. */
  public List<JsonNode> export(String firstAddress, String key) {
    List<JsonNode> records = new ArrayList<>();
    String address = firstAddress;
    while (true) {
      Answer answer = get(address);
      answer.body().path(key).forEach(records::add);
      if (answer.body().path("end_of_stream").asBoolean()) {
        return records;
      }
      address = answer.body().path("after_url").asText();
    }
  }

  /** All records of a list by cursors, in the order of their arrival. */
  public List<JsonNode> list(String firstAddress, String key) {
    List<JsonNode> records = new ArrayList<>();
    String address = firstAddress;
    while (true) {
      JsonNode page = get(address).body();
      page.path(key).forEach(records::add);
      if (!page.at("/meta/has_more").asBoolean()) {
        return records;
      }
      address = page.at("/links/next").asText();
    }
  }

  /** All rows of an export in time mode, those of boundaries twice. */
  public List<JsonNode> walk(String firstAddress, String key) {
    List<JsonNode> rows = new ArrayList<>();
    String address = firstAddress;
    while (true) {
      JsonNode page = get(address).body();
      page.path(key).forEach(rows::add);
      if (page.path("end_of_stream").asBoolean()) {
        return rows;
      }
      address = page.path("next_page").asText();
    }
  }

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, JsonNode body, String text) {

    /** A header that must be there. */
    public String header(String name) {
      String value = headers.get(name);
      if (value == null) {
        throw new AssertionError("no header " + name + " among " + headers.keySet());
      }
      return value;
    }

    /** The number behind {@code name=} in a header such as {@code total=10; remaining=9}. */
    public int part(String header, String name) {
      for (String part : header(header).split("; ")) {
        if (part.startsWith(name + "=")) {
          return Integer.parseInt(part.substring(name.length() + 1));
        }
      }
      throw new AssertionError("no " + name + " in " + header(header));
    }
  }
}
