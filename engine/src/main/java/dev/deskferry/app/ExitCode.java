package dev.deskferry.app;

/** What a verb's exit code says. */
final class ExitCode {

  static final int DONE = 0;
  static final int PROBLEM = 1;
  static final int USAGE = 2;
  static final int INTERRUPTED = 3;

  private ExitCode() {}
}
