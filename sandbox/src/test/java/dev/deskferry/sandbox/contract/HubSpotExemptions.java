package dev.deskferry.sandbox.contract;

import static dev.deskferry.sandbox.contract.Exemption.nulls;
import static dev.deskferry.sandbox.contract.Exemption.reply;
import static dev.deskferry.sandbox.contract.Exemption.type;
import static dev.deskferry.sandbox.contract.Exemption.unnamed;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where HubSpot's documents are wrong about HubSpot. */
public final class HubSpotExemptions {

  /** All for replies; each is needed by a reply of the stand-in. */
  public static final List<Exemption> REPLIES =
      Stream.of(
              unnamed("", "every error body seen begins with \"status\":\"error\"", "status"),
              Stream.of(
                  reply(
                      ".*",
                      "response\\.body\\.schema\\.required",
                      "/errors/\\*/(errors|links)",
                      "",
                      "recorded items of a 207 have neither errors nor links"),
                  type(
                      "/errors/\\*/subCategory",
                      "string",
                      "the schema is an object without members; recorded errors name a text")),
              nulls(
                  "(/results/\\*)?/properties",
                  "a property that was asked for and has no value is null",
                  "[a-z_]+"),
              nulls(
                  "/results/\\*(/(to/\\*/)?associationTypes/\\*)?",
                  "an association type without a label has a null one in recorded replies",
                  "label"),
              Stream.of("(/results/\\*)?/fromObjectId", "(/results/\\*(/to/\\*)?)?/toObjectId")
                  .map(
                      place ->
                          reply(
                              "\\w+ /crm/v4/.*",
                              "response\\.body\\.schema\\.type",
                              place,
                              "\\(integer\\)",
                              "recorded replies of v4 have numbers, those of dated versions text")),
              unnamed(
                  "/results/\\*/rawObject",
                  "validator: an object without declared members may have any",
                  ".*"),
              unnamed(
                  "(/results/\\*)?/importRequestJson",
                  "validator: an object without declared members may have any",
                  ".*"))
          .flatMap(exemptions -> exemptions)
          .toList();

  /** Patterns of requests that no document has, each with the reason. */
  public static final Map<String, String> UNDOCUMENTED =
      Map.of(
          "GET /files/[^/]+/files/stat/.+/.+",
          "the path of a file has slashes, for which OpenAPI has no template",
          "\\w+ /(account-info|crm-object-schemas|files)/2026-09-beta/.*",
          "of 2026-09 only objects, associations and pipelines are published",
          "\\w+ /crm/(imports|limits|owners|properties)/2026-09-beta(/.*)?",
          "of 2026-09 only objects, associations and pipelines are published");

  private HubSpotExemptions() {}
}
