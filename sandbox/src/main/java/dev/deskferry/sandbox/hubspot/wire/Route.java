package dev.deskferry.sandbox.hubspot.wire;

import dev.deskferry.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint.
 *
 * @param method HTTP method
 * @param pattern path without prefix and version, such as {@code objects/{type}/batch/create}
 * @param versions in which it exists
 * @param effect whether it changes the portal
 * @param payload what its body is
 * @param scopes what the key must hold, known once the arguments are
 * @param handler answers the call
 */
public record Route(
    String method,
    List<String> pattern,
    Set<Version> versions,
    Effect effect,
    Payload payload,
    Scopes scopes,
    Handler handler) {

  /** Whether a request may run beside others. */
  public enum Effect {
    READS,
    WRITES
  }

  /** What a request brings. */
  public enum Payload {
    /** JSON, parsed before the handler is called. */
    JSON,
    /** Bytes that the handler reads by itself, such as multipart forms. */
    RAW,
    /** Nothing; a body is passed over. */
    NONE
  }

  /** Names the scopes that a call needs. */
  @FunctionalInterface
  public interface Scopes {
    /** Groups of scopes: one scope of every group must be granted. */
    List<Set<String>> of(List<String> arguments);
  }

  /** Answers a call. */
  @FunctionalInterface
  public interface Handler {
    /** The reply; throws {@link FaultException} to refuse. */
    Reply answer(Call call);
  }

  /**
   * The placeholder values when the segments fit, else null. A placeholder such as <code>{path*}
   * </code> at the end takes all that is left.
   */
  public @Nullable List<String> match(List<String> segments) {
    int last = pattern.size() - 1;
    boolean isOpen = pattern.get(last).endsWith("*}");
    if (isOpen ? segments.size() < pattern.size() : segments.size() != pattern.size()) {
      return null;
    }
    List<String> arguments = new ArrayList<>(2);
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (isOpen && i == last) {
        arguments.add(String.join("/", segments.subList(i, segments.size())));
      } else if (expected.startsWith("{")) {
        arguments.add(segments.get(i));
      } else if (!expected.equals(segments.get(i))) {
        return null;
      }
    }
    return arguments;
  }
}
