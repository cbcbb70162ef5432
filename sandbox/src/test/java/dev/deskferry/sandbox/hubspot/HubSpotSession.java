package dev.deskferry.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.contract.Exchange;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.schema.Owners;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of {@code contract/hubspot-session.txt} to a new account, in one version. */
final class HubSpotSession {

  private static final Pattern LINE =
      Pattern.compile("(v3 )?([A-Z]+) (\\S+)(?: ([{\\[@].*?))?(?: > (\\w+) (\\S+))?");
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
  private static final Set<String> OUTSIDE_CRM = Set.of("account-info", "files");
  private static final String NUMBERED = "v3";
  private static final String CSV_IMPORT =
      """
      {"name":"people","files":[{"fileName":"note.txt","fileFormat":"CSV","fileImportPage":{
       "hasHeader":true,"columnMappings":[{"columnObjectTypeId":"0-1","columnName":"Mail",
       "propertyName":"email","columnType":"HUBSPOT_ALTERNATE_ID"}]}}]}""";

  private final HubSpotStandIn standIn =
      new HubSpotStandIn(
          HubSpotOptions.defaults()
              .withOwners(
                  List.of(
                      new Owners.Seed("o@b.com", "O", "P", false),
                      new Owners.Seed("q@b.com", "Q", "R", true))));
  private final String version;
  private final Map<String, String> kept = new HashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Set<Route> successful = new HashSet<>();

  private HubSpotSession(String version) {
    this.version = version;
  }

  /**
   * Says every line.
   *
   * @param version {@code v3}, which stands for v4 too where an endpoint is of v4, or a dated one
   */
  static HubSpotSession play(String version) {
    HubSpotSession session = new HubSpotSession(version);
    lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(session::say);
    session.standIn.close();
    return session;
  }

  private static java.util.stream.Stream<String> lines() {
    try (InputStream file =
        HubSpotSession.class.getResourceAsStream("/contract/hubspot-session.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("not a call: " + line);
    }
    if (parts.group(1) != null && !version.equals(NUMBERED)) {
      return;
    }
    String[] address = filled(parts.group(3)).split("\\?", 2);
    String method = parts.group(2);
    Exchange exchange =
        ask(method, path(method, address[0]), address.length > 1 ? address[1] : "", parts.group(4));
    exchanges.add(exchange);
    if (parts.group(5) != null) {
      JsonNode value = HubSpotCaller.parse(exchange.reply()).at(parts.group(6));
      if (value.isMissingNode()) {
        throw new AssertionError(
            line + " -> " + new String(exchange.reply().body(), StandardCharsets.UTF_8));
      }
      kept.put(parts.group(5), value.asText());
    }
  }

  private String filled(String text) {
    return NAME.matcher(text)
        .replaceAll(
            name -> Matcher.quoteReplacement(kept.getOrDefault(name.group(1), name.group())));
  }

  /** The path of the version; of v4 where v3 has none. */
  private String path(String method, String rest) {
    String v3 = address(rest, version);
    boolean isThere = standIn.router().find(method, v3) instanceof Router.Found.Endpoint;
    return isThere || !version.equals(NUMBERED) ? v3 : address(rest, "v4");
  }

  private static String address(String rest, String version) {
    String[] parts = rest.split("/", 2);
    String below = parts.length > 1 ? '/' + parts[1] : "";
    if (OUTSIDE_CRM.contains(parts[0])) {
      return '/' + parts[0] + '/' + version + below;
    }
    if (parts[0].equals("schemas")) {
      return "/crm-object-schemas/" + version + "/schemas" + below;
    }
    boolean isSettings = below.contains("/definitions/") || below.contains("/labels");
    boolean isNumbered =
        version.startsWith("v")
            && !(version.equals("v4") && isSettings && !below.contains("/batch/labels"));
    return isNumbered ? "/crm/" + version + '/' + rest : "/crm/" + parts[0] + '/' + version + below;
  }

  private Exchange ask(String method, String path, String query, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("authorization", "Bearer hubspot-token");
    byte[] bytes = body == null ? new byte[0] : body(body).getBytes(StandardCharsets.UTF_8);
    if (body != null) {
      boolean isForm = body.startsWith("@");
      headers.put("content-type", isForm ? "multipart/form-data; boundary=b0" : "application/json");
    }
    Request request = new Request(method, path, query(query), headers, bytes);
    Reply reply = standIn.apply(request);
    if (reply.status() < 300
        && standIn.router().find(method, path) instanceof Router.Found.Endpoint found) {
      successful.add(found.route());
    }
    return new Exchange(request, reply);
  }

  private String body(String written) {
    return switch (written) {
      case "@file" ->
          FileTest.form(
              "file", "x", "options", "{\"access\":\"PRIVATE\"}", "folderPath", "/tickets");
      case "@csv" -> FileTest.form("importRequest", CSV_IMPORT, "files", "Mail\nz@b.com\n");
      default -> filled(written);
    };
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      String[] nameAndValue = pair.split("=", 2);
      query.computeIfAbsent(nameAndValue[0], absent -> new ArrayList<>()).add(nameAndValue[1]);
    }
    return query;
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  /** Endpoints of the version that no line made answer with success. */
  List<String> routesWithoutSuccess() {
    return standIn.router().routes().stream()
        .filter(route -> !successful.contains(route))
        .filter(route -> route.versions().stream().anyMatch(this::isOfVersion))
        .map(route -> route.method() + ' ' + String.join("/", route.pattern()))
        .toList();
  }

  private boolean isOfVersion(dev.deskferry.sandbox.hubspot.wire.Version other) {
    return version.equals(NUMBERED) ? !other.isDated() : other.segment().equals(version);
  }
}
