package dev.deskferry.sandbox.hubspot.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be kept.
 *
 * @param name with extension; may be empty, the file then keeps its own
 * @param folderId empty where {@code folderPath} is given
 * @param folderPath empty where {@code folderId} is given; made when it does not exist
 * @param access such as {@code PRIVATE}
 * @param isOverwriting whether a file of the same name in the folder is deleted first
 * @param duplicates {@code NONE}, {@code REJECT} or {@code RETURN_EXISTING}
 * @param isWholePortal whether duplicates are looked for in all folders
 * @param expires when the file goes for good, or null
 */
public record Upload(
    String name,
    String folderId,
    String folderPath,
    String access,
    boolean isOverwriting,
    String duplicates,
    boolean isWholePortal,
    @Nullable Instant expires) {

  private static final Set<String> ACCESS =
      Set.of(
          "HIDDEN_INDEXABLE",
          "HIDDEN_NOT_INDEXABLE",
          "HIDDEN_PRIVATE",
          "HIDDEN_SENSITIVE",
          "PRIVATE",
          "PUBLIC_INDEXABLE",
          "PUBLIC_NOT_INDEXABLE",
          "SENSITIVE");
  private static final Set<String> STRATEGIES = Set.of("NONE", "REJECT", "RETURN_EXISTING");
  private static final Set<String> SCOPES = Set.of("ENTIRE_PORTAL", "EXACT_FOLDER");

  /**
   * Reads the options of an upload or of an import from a URL.
   *
   * @throws FaultException 400 when a member is missing or none of its values
   */
  public static Upload read(
      String name, String folderId, String folderPath, ObjectNode options, Instant now) {
    if (folderId.isEmpty() == folderPath.isEmpty()) {
      throw refused("Exactly one of folderId and folderPath is required");
    }
    String access = oneOf(options, "access", ACCESS, "");
    String strategy = oneOf(options, "duplicateValidationStrategy", STRATEGIES, "NONE");
    String scope = oneOf(options, "duplicateValidationScope", SCOPES, "ENTIRE_PORTAL");
    return new Upload(
        name,
        folderId,
        folderPath,
        access,
        Typed.flag(options, "overwrite", false),
        strategy,
        scope.equals("ENTIRE_PORTAL"),
        expires(Typed.text(options, "ttl"), now));
  }

  /** A value of a member that must be one of some; without {@code usual} it is required. */
  public static String oneOf(ObjectNode options, String name, Set<String> values, String usual) {
    String text = Typed.text(options, name);
    if (text.isEmpty() && !usual.isEmpty()) {
      return usual;
    }
    if (text.isEmpty()) {
      throw new FaultException(Fault.missingFields(List.of(name)));
    }
    if (!values.contains(text)) {
      throw refused(name + " was " + text + ", which is none of its values");
    }
    return text;
  }

  /** The access of a file, when a change names one. */
  public static String access(ObjectNode options, String usual) {
    return oneOf(options, "access", ACCESS, usual);
  }

  private static @Nullable Instant expires(String ttl, Instant now) {
    if (ttl.isEmpty()) {
      return null;
    }
    Instant end = end(ttl, now);
    if (end.isBefore(now.plus(Duration.ofDays(1))) || end.isAfter(now.plus(Duration.ofDays(366)))) {
      throw refused("ttl must be between a day and a year, but given: " + ttl);
    }
    return end;
  }

  private static Instant end(String ttl, Instant now) {
    try {
      return ttl.contains("T")
          ? now.plus(Duration.parse(ttl))
          : now.atOffset(ZoneOffset.UTC).plus(Period.parse(ttl)).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw refused("ttl was " + ttl + ", expected an ISO period such as P3M");
    }
  }

  private static FaultException refused(String message) {
    return new FaultException(Fault.validation(message));
  }
}
