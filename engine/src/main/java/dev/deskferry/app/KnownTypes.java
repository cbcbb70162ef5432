package dev.deskferry.app;

import dev.deskferry.problem.Wording;
import dev.deskferry.report.Errors;
import dev.deskferry.staging.Database;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Object types of the ledger, so that a mistyped name is not taken for one without errors. */
final class KnownTypes {

  private KnownTypes() {}

  /**
   * Compares names with what runs have taken on; before the first run every name will do.
   *
   * @param option that was given the names
   * @throws ParameterException for the first that is none
   */
  static void require(
      CommandLine command, Database database, String option, Collection<String> names) {
    List<String> known = names.isEmpty() ? List.of() : Errors.objectTypes(database);
    for (String name : names) {
      if (!known.isEmpty() && !known.contains(name)) {
        throw new ParameterException(
            command,
            "%s %s: no run has taken on such an object type%s"
                .formatted(option, name, Wording.suggestion(name, known)));
      }
    }
  }
}
