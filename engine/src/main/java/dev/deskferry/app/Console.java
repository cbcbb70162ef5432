package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import java.io.PrintStream;
import java.time.Clock;

/** Where progress goes: standard error, so that standard output holds only results. */
final class Console {

  private Console() {}

  /** Bars on a terminal, plain lines elsewhere. */
  static ConsoleProgress progress() {
    PrintStream err = System.err;
    return ConsoleProgress.start(err, isTerminal(), Clock.systemUTC());
  }

  /** Whether somebody looks on who sees cursor movement. */
  static boolean isTerminal() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}
