package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.util.List;
import java.util.Map;

/**
 * A value that HubSpot refuses.
 *
 * @param property name
 * @param code such as {@code INVALID_OPTION}
 * @param message in HubSpot's words
 */
public record ValueProblem(String property, String code, String message) {

  /**
   * All problems of one request, or of one record of a 207, as one fault. The message repeats them
   * as JSON text; the elements carry {@code localizedErrorMessage} and {@code portalId} in a 207
   * only, as recorded replies do.
   *
   * @param portalId the portal, or a negative number to leave the longer form away
   */
  public static Fault fault(List<ValueProblem> problems, long portalId) {
    ArrayNode elements = Json.MAPPER.createArrayNode();
    List<Fault.Detail> details =
        problems.stream()
            .map(
                problem ->
                    new Fault.Detail(
                        problem.message,
                        problem.code,
                        Map.of("propertyName", List.of(problem.property))))
            .toList();
    for (ValueProblem problem : problems) {
      ObjectNode element =
          elements
              .addObject()
              .put("isValid", false)
              .put("message", problem.message)
              .put("error", problem.code)
              .put("name", problem.property);
      if (portalId >= 0) {
        element.put("localizedErrorMessage", problem.message).put("portalId", portalId);
      }
    }
    return new Fault(
        400,
        "VALIDATION_ERROR",
        null,
        "Property values were not valid: " + elements,
        Map.of(),
        details,
        Map.of());
  }
}
