package dev.deskferry.sandbox.contract;

import dev.deskferry.sandbox.contract.Violation.Side;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A violation that is no mistake, since the document is wrong about the real API or the validator
 * about the document. All patterns but {@code message} stand for the whole text.
 *
 * @param side the message that departs
 * @param operation pattern of {@link Violation#operation}
 * @param keyword pattern of {@link Violation#keyword}
 * @param place pattern of {@link Violation#place}
 * @param message pattern of a part of {@link Violation#message}
 * @param reason what the real API does, and who says so
 */
public record Exemption(
    Side side, Pattern operation, Pattern keyword, Pattern place, Pattern message, String reason) {

  private static final String ANY = ".*";
  private static final String SCHEMA = "response\\.body\\.schema\\.";

  /** One for replies. */
  public static Exemption reply(
      String operation, String keyword, String place, String message, String reason) {
    return of(Side.REPLY, operation, keyword, place, message, reason);
  }

  /** One for requests. */
  public static Exemption request(
      String operation, String keyword, String place, String message, String reason) {
    return of(Side.REQUEST, operation, keyword, place, message, reason);
  }

  /**
   * One for each member that a reply has and the schema does not name.
   *
   * @param parent pattern of the pointer to the object, empty for the body itself
   */
  public static Stream<Exemption> unnamed(String parent, String reason, String... members) {
    return Stream.of(members)
        .map(name -> reply(ANY, SCHEMA + "additionalProperties", parent + "/" + name, "", reason));
  }

  /**
   * One for each member that is null where the schema says nothing of null.
   *
   * @param parent pattern of the pointer to the object, empty for the body itself
   */
  public static Stream<Exemption> nulls(String parent, String reason, String... members) {
    return Stream.of(members)
        .map(name -> reply(ANY, SCHEMA + "(type|enum)", parent + "/" + name, "\\(null\\)", reason));
  }

  /** One for a member of a type other than the schema's. */
  public static Exemption type(String place, String found, String reason) {
    return reply(ANY, SCHEMA + "type", place, "\\(" + found + "\\)", reason);
  }

  private static Exemption of(
      Side side, String operation, String keyword, String place, String message, String reason) {
    return new Exemption(
        side,
        Pattern.compile(operation),
        Pattern.compile(keyword),
        Pattern.compile(place),
        Pattern.compile(message),
        reason);
  }

  /** Whether it speaks of a violation. */
  boolean covers(Violation violation) {
    return side == violation.side()
        && keyword.matcher(violation.keyword()).matches()
        && operation.matcher(violation.operation()).matches()
        && place.matcher(violation.place()).matches()
        && message.matcher(violation.message()).find();
  }

  @Override
  public String toString() {
    return "%s %s %s at \"%s\" (%s): %s"
        .formatted(side, operation, keyword, place, message, reason);
  }
}
