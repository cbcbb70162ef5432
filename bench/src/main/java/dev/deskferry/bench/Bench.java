package dev.deskferry.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The figures of docs/performance.md, one verb each; run in the repository's root. */
@Command(
    name = "bench/run",
    description = {
      "Measures on this machine, in real processes, and ends with rows in Markdown.",
      "Besides: sandbox [CONTACTS], and core with options of JMH."
    },
    subcommands = {
      QuotaLoad.class,
      QuotaExtract.class,
      Requests.class,
      Reserve.class,
      ScaleOut.class,
      Memory.class,
      SeedJob.class
    },
    mixinStandardHelpOptions = true)
public final class Bench {

  private Bench() {}

  /** Exit codes: 0 measured, 1 could not be measured, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
