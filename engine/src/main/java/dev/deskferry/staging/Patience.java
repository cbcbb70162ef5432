package dev.deskferry.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the staging database until it answers. A {@link Trouble} is waited out up to a limit; every
 * other failure is thrown as it is. Whatever is asked must be safe to ask again although the first
 * time had its effect: who loses the connection does not know. Safe to call from many threads.
 */
final class Patience implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int LOOK_MILLIS = 500;

  private final Waits waits;
  private final OpenQuestions questions;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "staging-waits");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean isGivenUp;

  /** One attempt. */
  @FunctionalInterface
  interface Attempt<T> {
    /**
     * Asks once.
     *
     * @param using to be told the connection before anything is sent on it
     */
    T ask(Consumer<Connection> using) throws SQLException;
  }

  Patience(Waits waits) {
    this.waits = waits;
    this.questions = new OpenQuestions(waits);
  }

  /** The same with a thread of its own that tells the operator of long waits. */
  static Patience telling(Waits waits) {
    Patience patience = new Patience(waits);
    patience.clock.scheduleWithFixedDelay(
        patience::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return patience;
  }

  /**
   * The answer.
   *
   * @param what names the question for the operator
   * @throws NoAnswerException when the wait took longer than the limit, or a stop was asked for
   * @throws SQLException when waiting would not help
   */
  <T> T ask(String what, Attempt<T> attempt) throws SQLException {
    OpenQuestions.Question question = questions.ask(what);
    try {
      Duration pause = FIRST_PAUSE;
      while (true) {
        refuseWhenStopping();
        try {
          T answer = attempt.ask(question);
          isGivenUp = false;
          return answer;
        } catch (SQLException e) {
          Optional<Trouble> trouble = Trouble.of(e);
          if (trouble.isEmpty()) {
            throw e;
          }
          LOG.debug("{} is asked again: {}", what, trouble.get().reason(), e);
          question.failed(trouble.get());
          waitAfter(question, trouble.get(), pause);
          pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
      }
    } finally {
      questions.close(question);
    }
  }

  private void refuseWhenStopping() {
    if (isGivenUp && waits.isStopping().getAsBoolean()) {
      throw stopped();
    }
  }

  private void waitAfter(OpenQuestions.Question question, Trouble trouble, Duration pause) {
    boolean isStopping = waits.isStopping().getAsBoolean();
    if (isGivenUp || questions.age(question).compareTo(waits.limit()) >= 0) {
      isGivenUp = true;
      throw isStopping ? stopped() : givenUp(trouble);
    }
    if (isStopping && !trouble.isTurnedDown()) {
      isGivenUp = true;
      throw stopped();
    }
    try {
      waits.pause().pause(pause);
    } catch (InterruptedException e) {
      // After a wish to stop it is asked once more: the trouble may be over, and what is in flight
      // be settled.
      if (!waits.isStopping().getAsBoolean()) {
        Thread.currentThread().interrupt();
        throw stopped();
      }
    }
  }

  private NoAnswerException givenUp(Trouble trouble) {
    return new NoAnswerException(
        "the staging database did not answer for %d s (%s) — expected it back within staging.patience — repair it and run the same verb again, which goes on from here"
            .formatted(waits.limit().toSeconds(), trouble.reason()),
        false);
  }

  private static NoAnswerException stopped() {
    return new NoAnswerException(
        "stopped while the staging database did not answer; run the same verb again to go on",
        true);
  }

  /** Tells the operator what is due, and ends what a stop cannot wait for. */
  void look() {
    questions.tell();
    for (Connection overdue : questions.overdue()) {
      try {
        overdue.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("a connection could not be cut", e);
      }
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
