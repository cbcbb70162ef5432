package dev.deskferry.route;

import dev.deskferry.run.Phase;
import dev.deskferry.run.RunLedger;
import dev.deskferry.run.RunOptions;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What is meant by a verb that names the run it resumes: what that run was begun for. */
final class BegunOptions {

  private BegunOptions() {}

  /**
   * The options of the run.
   *
   * @param only as given with the number of the run; may be left out
   * @param lane as given with the number of the run; may be left out
   * @throws UnknownNameException when either is given and is not that of the run
   * @throws dev.deskferry.run.RunRefusedException when there is no such run
   */
  static RunOptions of(
      RunLedger ledger, Phase phase, long runId, Collection<String> only, String lane) {
    RunOptions begun = ledger.options(phase, runId);
    require("--only", phase, runId, only, begun.only());
    require("--lane", phase, runId, listed(lane), listed(begun.lane()));
    return begun;
  }

  private static void require(
      String option, Phase phase, long runId, Collection<String> given, Collection<String> begun) {
    if (!given.isEmpty() && !new TreeSet<>(given).equals(new TreeSet<>(begun))) {
      throw new UnknownNameException(
          option,
          String.join(" ", new TreeSet<>(given)),
          "%s run %d was begun %s; leave %s out"
              .formatted(
                  phase.word(),
                  runId,
                  begun.isEmpty()
                      ? "without " + option
                      : "with %s %s".formatted(option, String.join(" ", new TreeSet<>(begun))),
                  option),
          List.of());
    }
  }

  private static List<String> listed(String lane) {
    return lane.isEmpty() ? List.of() : List.of(lane);
  }
}
