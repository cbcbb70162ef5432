package dev.deskferry.run;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;

/** Whether two processes read the same mappings. */
public final class MappingsFingerprint {

  private MappingsFingerprint() {}

  /**
   * One fingerprint for all mappings.
   *
   * @param ofEach fingerprints of the mappings in the order in which they are loaded
   */
  public static String of(Collection<String> ofEach) {
    String text = String.join("\n", ofEach);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
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
          "%s run %d was planned with other files than those in this node's DESKFERRY_HOME (fingerprint %s there, %s here) — expected the same mappings and settings on every node — copy the folder of the node that began the run, or stop the run and begin it anew"
              .formatted(phase.word(), runId, shown(planned), shown(own)));
    }
  }

  private static String shown(String fingerprint) {
    return fingerprint.substring(0, Math.min(8, fingerprint.length()));
  }
}
