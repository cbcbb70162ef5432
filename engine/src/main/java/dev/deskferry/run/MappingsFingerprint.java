package dev.deskferry.run;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether two processes read the same mappings, and which of them differ: {@code mapping
 * tickets=HASH;mapping users=HASH}, a hash of eight digits for each part.
 */
public final class MappingsFingerprint {

  private static final int HASH_DIGITS = 8;

  private MappingsFingerprint() {}

  /**
   * One fingerprint for all parts.
   *
   * @param parts what each of them says, or a fingerprint of that, by its name, which holds neither
   *     a semicolon nor an equals sign
   */
  public static String of(Map<String, String> parts) {
    return new TreeMap<>(parts)
        .entrySet().stream()
            .map(part -> part.getKey() + "=" + hash(part.getValue()))
            .collect(Collectors.joining(";"));
  }

  /**
   * Refuses to work on a run that was planned with other mappings.
   *
   * @param planned fingerprint that the run was begun or resumed with
   * @param own fingerprint of the mappings this process reads
   * @throws RunRefusedException when they differ
   */
  public static void requireSame(Phase phase, long runId, String planned, String own) {
    if (!planned.equals(own)) {
      throw new RunRefusedException(
          "%s run %d was planned with other files than those in this node's DESKFERRY_HOME (what differs: %s) — expected the same mappings and settings on every node — copy the folder of the node that began the run, or stop the run and begin it anew"
              .formatted(phase.word(), runId, differences(parts(planned), parts(own))));
    }
  }

  private static String differences(Map<String, String> planned, Map<String, String> own) {
    TreeSet<String> names = new TreeSet<>(planned.keySet());
    names.addAll(own.keySet());
    return names.stream()
        .filter(name -> !planned.getOrDefault(name, "").equals(own.get(name)))
        .map(name -> name + where(planned.containsKey(name), own.containsKey(name)))
        .collect(Collectors.joining(", "));
  }

  private static String where(boolean isThere, boolean isHere) {
    if (isThere && isHere) {
      return "";
    }
    return isThere ? " (only there)" : " (only here)";
  }

  private static Map<String, String> parts(String fingerprint) {
    return Stream.of(fingerprint.split(";", -1))
        .collect(
            Collectors.toMap(
                part -> part.replaceFirst("=.*", ""), Function.identity(), (one, other) -> one));
  }

  private static String hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, HASH_DIGITS);
  }
}
