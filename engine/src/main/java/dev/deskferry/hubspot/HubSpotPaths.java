package dev.deskferry.hubspot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Every path Deskferry calls, built from one version setting. Paths start with {@code /} and carry
 * no host; object types are names ({@code tickets}) or ids ({@code 0-5}).
 *
 * <p>Source: the path tables of the OpenAPI collection {@code
 * HubSpot/HubSpot-public-api-spec-collection}, v3, v4 and 2026-03 files.
 */
public final class HubSpotPaths {

  private final ApiVersion version;

  public HubSpotPaths(ApiVersion version) {
    this.version = version;
  }

  /** {@code batch/create}, {@code batch/update} and the like of one object type. */
  public String batch(String target, String verb) {
    return objects(target) + "/batch/" + verb;
  }

  /** Search of one object type; it has its own rate limit. */
  public String search(String target) {
    return objects(target) + "/search";
  }

  /** One record with the named properties. */
  public String record(String target, String id, String... properties) {
    String path = objects(target) + "/" + encode(id);
    return properties.length == 0
        ? path
        : path + "?properties=" + encode(String.join(",", properties));
  }

  /** First page of a list, the cheapest way to learn whether a type may be read. */
  public String list(String target, int limit) {
    return objects(target) + "?limit=" + limit;
  }

  /** Batch calls between two object types: {@code create, read, archive, labels/archive}. */
  public String associations(String from, String to, String verb) {
    String base =
        version.isDated() ? "/crm/associations/" + version.text() : "/crm/v4/associations";
    return base + "/" + from + "/" + to + "/batch/" + verb;
  }

  /** Association labels between two object types. */
  public String labels(String from, String to) {
    return "/crm/associations/" + dateOr("v4") + "/" + from + "/" + to + "/labels";
  }

  /** Property definitions of an object type. */
  public String properties(String target) {
    return api("properties") + "/" + target;
  }

  /** One property definition. */
  public String property(String target, String name) {
    return properties(target) + "/" + encode(name);
  }

  /** Batch creation of property definitions. */
  public String createProperties(String target) {
    return properties(target) + "/batch/create";
  }

  /** Property groups of an object type. */
  public String groups(String target) {
    return properties(target) + "/groups";
  }

  /** Pipelines of an object type. */
  public String pipelines(String target) {
    return api("pipelines") + "/" + target;
  }

  /** Stages of one pipeline. */
  public String stages(String target, String pipelineId) {
    return pipelines(target) + "/" + encode(pipelineId) + "/stages";
  }

  /** One page of active owners. @param after cursor of the previous page, or empty for the first */
  public String owners(String after) {
    String path = api("owners") + "?limit=100&archived=false";
    return after.isEmpty() ? path : path + "&after=" + encode(after);
  }

  /** Portal id and time zone. */
  public String accountDetails() {
    return "/account-info/" + dateOr("v3") + "/details";
  }

  private String objects(String target) {
    return api("objects") + "/" + target;
  }

  private String api(String name) {
    return version.isDated() ? "/crm/" + name + "/" + version.text() : "/crm/v3/" + name;
  }

  private String dateOr(String numbered) {
    return version.isDated() ? version.text() : numbered;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
