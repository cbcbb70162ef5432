package dev.deskferry.report;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Where a phase says what it is doing. Safe to call from many threads; never blocks for long. */
public interface Progress {

  /** Says nothing. */
  Progress SILENT = notes(line -> {});

  /** Passes on what is said to the operator, and nothing else. */
  static Progress notes(Consumer<String> told) {
    return new Progress() {
      @Override
      public void task(String objectType, String phase, OptionalLong total) {}

      @Override
      public void count(String objectType, String counter, long delta) {}

      @Override
      public void done(String objectType, String state) {}

      @Override
      public void note(String line) {
        told.accept(line);
      }
    };
  }

  /** What follows belongs to that run, which other nodes may work on too. */
  default void run(long runId) {}

  /**
   * What all nodes have counted in a task by now; stands in for what was said to {@link #count}
   * under the same names.
   */
  default void stands(String objectType, Map<String, Long> counts) {}

  /**
   * A task begins, or learns its total.
   *
   * @param phase {@code extract} or {@code load}
   * @param total records expected, empty while unknown
   */
  void task(String objectType, String phase, OptionalLong total);

  /**
   * Records went through.
   *
   * @param counter {@code landed, created, updated, unchanged, skipped, rejected, deferred} or
   *     {@code associated}
   * @param delta how many more, not a total
   */
  void count(String objectType, String counter, long delta);

  /**
   * A task ended.
   *
   * @param state {@code done, failed, interrupted} or {@code not_available}
   */
  void done(String objectType, String state);

  /** A sentence for the operator: a wait and its reason, a refusal, a decision. */
  void note(String line);
}
