package dev.deskferry.app;

import dev.deskferry.run.RunState;

/** What a verb's exit code says. */
final class ExitCode {

  static final int DONE = 0;
  static final int PROBLEM = 1;
  static final int USAGE = 2;
  static final int INTERRUPTED = 3;

  private ExitCode() {}

  /** What a phase that ended so exits with. */
  static int of(RunState state) {
    return switch (state) {
      case DONE -> DONE;
      case FAILED, RUNNING -> PROBLEM;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
