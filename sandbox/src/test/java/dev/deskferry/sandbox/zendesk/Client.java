package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
record Client(ZendeskStandIn standIn, Map<String, String> headers) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A client with the API token of the admin. */
  static Client admin(ZendeskStandIn standIn) {
    return basic(standIn, "admin@example.com/token:zendesk-token");
  }

  static Client basic(ZendeskStandIn standIn, String credentials) {
    String encoded =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return new Client(
        standIn, Map.of("authorization", "Basic " + encoded, "host", "zendesk.test:80"));
  }

  static Client bearer(ZendeskStandIn standIn, String token) {
    return new Client(
        standIn, Map.of("authorization", "Bearer " + token, "host", "zendesk.test:80"));
  }

  static Client anonymous(ZendeskStandIn standIn) {
    return new Client(standIn, Map.of("host", "zendesk.test:80"));
  }

  /** Gets a path with its query, or a whole address that a reply named. */
  Answer get(String address) {
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
    return answer(new Request("GET", uri.getPath(), query, headers, new byte[0]));
  }

  Answer post(String path, String contentType, String body) {
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
    try {
      return new Answer(reply.status(), reply.headers(), MAPPER.readTree(reply.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All records of an export in cursor mode, in the order of their arrival. */
  List<JsonNode> export(String firstAddress, String key) {
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

  /** What came back. */
  record Answer(int status, Map<String, String> headers, JsonNode body) {}
}
