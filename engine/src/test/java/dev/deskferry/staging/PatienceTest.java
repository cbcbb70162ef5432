package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final SQLException CUT = new SQLException("cut", "08006");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean isStopping = new AtomicBoolean();
  private final AtomicInteger pauses = new AtomicInteger();
  private final List<String> said = new ArrayList<>();
  private final Patience patience =
      new Patience(
          new Waits(Duration.ofMinutes(10), nanos::get, this::pause, isStopping::get, said::add));

  /** Lets the ticker of the real one look once a pause. */
  private void pause(Duration duration) throws InterruptedException {
    if (isStopping.get()) {
      throw new InterruptedException();
    }
    pauses.incrementAndGet();
    nanos.addAndGet(duration.toNanos());
    look();
  }

  private void look() {
    patience.look();
  }

  @Test
  void anOutageOfAMinuteIsWaitedOutAndTold() throws Exception {
    String answer = patience.ask("a.sql", using -> failingUntil(Duration.ofMinutes(1)));
    look();

    assertThat(answer).isEqualTo("answered");
    assertThat(said)
        .hasSizeBetween(6, 8)
        .startsWith(
            "the staging database does not answer since 5 s (no connection can be kept); going on when it does")
        .last()
        .asString()
        .matches("the staging database answers again, after 6[0-3] s");
    assertThat(pauses.get()).isLessThan(50);
  }

  @Test
  void aServerThatSaysNothingIsToldToo() throws Exception {
    patience.ask(
        "statements/load/settle-batch.sql",
        using -> {
          nanos.addAndGet(Duration.ofSeconds(12).toNanos());
          look();
          return "answered";
        });
    assertThat(said)
        .containsExactly(
            "the staging database does not answer statements/load/settle-batch.sql since 12 s; going on when it does");
  }

  @Test
  void shortTroubleIsNotTold() throws Exception {
    assertThat(patience.<String>ask("a.sql", using -> failingUntil(Duration.ofSeconds(2))))
        .isEqualTo("answered");
    look();
    assertThat(said).isEmpty();
  }

  @Test
  void beyondTheLimitItFailsAndLaterQuestionsFailAtOnceUntilOneIsAnswered() throws Exception {
    assertThatThrownBy(() -> patience.ask("a.sql", using -> failingUntil(Duration.ofHours(1))))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageStartingWith(
            "the staging database did not answer for 600 s (no connection can be kept) — expected it back within staging.patience — ");
    int before = pauses.get();
    assertThatThrownBy(() -> patience.ask("a.sql", using -> failingUntil(Duration.ofHours(1))))
        .isInstanceOf(NoAnswerException.class);
    assertThat(pauses.get()).isEqualTo(before);

    assertThat(patience.<String>ask("a.sql", using -> "answered")).isEqualTo("answered");
    long back = nanos.get() + Duration.ofSeconds(30).toNanos();
    assertThat(patience.<String>ask("a.sql", using -> failingUntil(Duration.ofNanos(back))))
        .isEqualTo("answered");
  }

  @Test
  void aStopIsNotKeptWaiting() {
    isStopping.set(true);
    assertThatThrownBy(() -> patience.ask("a.sql", using -> failingUntil(Duration.ofHours(1))))
        .isInstanceOfSatisfying(NoAnswerException.class, e -> assertThat(e.isStopped()).isTrue());
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(() -> patience.ask("a.sql", using -> asked.incrementAndGet()))
        .isInstanceOf(NoAnswerException.class);
    assertThat(asked).as("once in vain is enough").hasValue(0);
  }

  @Test
  void aStopCutsConnectionsThatDoNotAnswer() throws Exception {
    AtomicBoolean isCut = new AtomicBoolean();
    Connection silent =
        Wire.connection(
            (self, method, arguments) -> {
              if (method.getName().equals("abort")) {
                isCut.set(true);
              }
              return null;
            });
    patience.ask(
        "a.sql",
        using -> {
          using.accept(silent);
          nanos.addAndGet(Duration.ofSeconds(8).toNanos());
          look();
          assertThat(isCut).isFalse();
          isStopping.set(true);
          look();
          return "answered";
        });
    assertThat(isCut).isTrue();
  }

  @Test
  void whatWaitingCannotMendIsThrownAsItIs() {
    SQLException refused = new SQLException("no such table", "42P01");
    assertThatThrownBy(
            () ->
                patience.ask(
                    "a.sql",
                    using -> {
                      throw refused;
                    }))
        .isSameAs(refused);
    assertThat(pauses).hasValue(0);
  }

  private String failingUntil(Duration end) throws SQLException {
    if (nanos.get() < end.toNanos()) {
      throw CUT;
    }
    return "answered";
  }
}
