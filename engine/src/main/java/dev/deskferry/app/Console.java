package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import dev.deskferry.throttle.SteadyClock;
import java.io.PrintStream;

/** Where progress goes: standard error, so that standard output holds only results. */
final class Console {

  private Console() {}

  /** Bars on a terminal, plain lines elsewhere. */
  static ConsoleProgress progress() {
    PrintStream err = System.err;
    return ConsoleProgress.start(err, isTerminal(), SteadyClock.system());
  }

  /** Whether somebody looks on who sees cursor movement. */
  static boolean isTerminal() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}
