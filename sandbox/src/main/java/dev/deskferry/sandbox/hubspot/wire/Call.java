package dev.deskferry.sandbox.hubspot.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One request that found its route.
 *
 * @param request as it arrived
 * @param version of the path
 * @param arguments values of the placeholders of the route, in order
 * @param body parsed body, a missing node when the route takes none
 * @param now the portal's clock when the request arrived
 */
public record Call(
    Request request, Version version, List<String> arguments, JsonNode body, Instant now) {

  /** The value of a placeholder of the route. */
  public String argument(int index) {
    return arguments.get(index);
  }

  /** A query parameter that lists names, either repeated or separated by commas. */
  public List<String> list(String name) {
    List<String> names = new ArrayList<>();
    for (String value : request.query().getOrDefault(name, List.of())) {
      Arrays.stream(value.split(",", -1))
          .map(String::trim)
          .filter(part -> !part.isEmpty())
          .forEach(names::add);
    }
    return names;
  }

  /** A query parameter that is {@code true} or {@code false}; false when absent. */
  public boolean flag(String name) {
    return request.parameter(name).map(Boolean::parseBoolean).orElse(false);
  }

  /**
   * A page size.
   *
   * @throws FaultException when it is no number from 1 to {@code greatest}
   */
  public int limit(int usual, int greatest) {
    Optional<String> text = request.parameter("limit");
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= greatest) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new FaultException(
          Fault.validation("Invalid query parameter limit: " + text.get() + " is not a number"));
    }
    throw new FaultException(
        Fault.validation(
            "Invalid query parameter limit: " + text.get() + " is not between 1 and " + greatest));
  }

  /**
   * The body as an object.
   *
   * @throws FaultException when it is something else
   */
  public ObjectNode object() {
    return object(body);
  }

  /** Any node as an object, or the fault that HubSpot's parser gives. */
  public static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new FaultException(
        Fault.validation(
            "Invalid input JSON on line 1, column 1: Cannot construct instance from "
                + node.getNodeType()
                + " value: an object was expected"));
  }

  /**
   * The {@code inputs} of a batch.
   *
   * @param greatest the most inputs this endpoint takes
   * @throws FaultException when absent, no array, empty or too many
   */
  public List<ObjectNode> inputs(int greatest) {
    JsonNode inputs = object().get("inputs");
    if (inputs == null || inputs.isNull()) {
      throw new FaultException(Fault.missingFields(List.of("inputs")));
    }
    if (!inputs.isArray()) {
      throw new FaultException(
          Fault.validation(
              "Invalid input JSON on line 1, column 12: Cannot deserialize value of type"
                  + " `java.util.ArrayList` from "
                  + inputs.getNodeType()
                  + " value"));
    }
    if (inputs.isEmpty()) {
      throw new FaultException(Fault.validation("Batch input must contain at least one input"));
    }
    if (inputs.size() > greatest) {
      throw new FaultException(
          Fault.validation(
              "The number of inputs in a batch must not exceed "
                  + greatest
                  + ", but was "
                  + inputs.size()));
    }
    List<ObjectNode> objects = new ArrayList<>(inputs.size());
    for (JsonNode input : inputs) {
      ObjectNode object = object(input);
      Typed.checkInput(object);
      objects.add(object);
    }
    return objects;
  }
}
