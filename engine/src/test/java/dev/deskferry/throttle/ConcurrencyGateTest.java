package dev.deskferry.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConcurrencyGateTest {

  private static final int MOST = 24;

  private final ManualTime time = new ManualTime();
  private final ConcurrencyGate gate = new ConcurrencyGates(MOST, time).of("contacts");

  @Test
  void isWideOpenAtFirstAndStaysSoWhileAnswersAreGood() throws InterruptedException {
    rounds(10, Duration.ofMillis(200));
    assertThat(gate.allowed()).isEqualTo(MOST);
  }

  @Test
  void isHalvedOnceForAllWhoWereInFlightWhenTroubleCame() throws InterruptedException {
    List<ConcurrencyGate.Place> places = enter(MOST);
    time.pass(Duration.ofMillis(10));
    places.forEach(ConcurrencyGate.Place::troubled);
    assertThat(gate.allowed()).isEqualTo(12);
    time.pass(Duration.ofMillis(10));
    List<ConcurrencyGate.Place> again = enter(12);
    time.pass(Duration.ofMillis(10));
    again.forEach(ConcurrencyGate.Place::troubled);
    assertThat(gate.allowed()).isEqualTo(6);
  }

  @Test
  void halvesWhatIsInFlightAndNotWhatMightBe() throws InterruptedException {
    enter(4).get(0).troubled();
    assertThat(gate.allowed()).isEqualTo(2);
  }

  @Test
  void growsByOneARoundWhenMoreIsWanted() throws InterruptedException {
    enter(20).forEach(ConcurrencyGate.Place::troubled);
    assertThat(gate.allowed()).isEqualTo(10);
    rounds(1, Duration.ofMillis(100));
    assertThat(gate.allowed()).isEqualTo(11);
    for (int i = 0; i < 40; i++) {
      enter(1).get(0).answered();
    }
    assertThat(gate.allowed()).isEqualTo(11);
  }

  @Test
  void getsNarrowerWhileAnswersTakeMuchLongerThanTheyUseTo() throws InterruptedException {
    rounds(5, Duration.ofMillis(100));
    rounds(1, Duration.ofMillis(300));
    assertThat(gate.allowed()).isEqualTo(16);
    rounds(3, Duration.ofSeconds(3));
    assertThat(gate.allowed()).isEqualTo(12);
    rounds(20, Duration.ofMillis(100));
    assertThat(gate.allowed()).isEqualTo(MOST);
  }

  @Test
  void timeBeforeARequestWentOutIsNotLatency() throws InterruptedException {
    rounds(5, Duration.ofMillis(100));
    for (int round = 0; round < 3; round++) {
      List<ConcurrencyGate.Place> places = enter(MOST);
      time.pass(Duration.ofSeconds(9));
      places.forEach(ConcurrencyGate.Place::sent);
      time.pass(Duration.ofMillis(100));
      places.forEach(ConcurrencyGate.Place::answered);
    }
    assertThat(gate.allowed()).isEqualTo(MOST);
  }

  @Test
  void whoFindsNoPlaceWaitsForOne() throws InterruptedException {
    enter(2).forEach(ConcurrencyGate.Place::troubled);
    ConcurrencyGate.Place only = gate.enter();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              try {
                gate.enter().unused();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(other).isNotDone();
    only.unused();
    only.troubled();
    await().until(other::isDone);
    assertThat(gate.allowed()).isEqualTo(1);
  }

  @Test
  void groupsDoNotKnowOfEachOther() throws InterruptedException {
    ConcurrencyGates gates = new ConcurrencyGates(MOST, time);
    gates.of("one").enter().troubled();
    assertThat(gates.of("one").allowed()).isEqualTo(1);
    assertThat(gates.of("two").allowed()).isEqualTo(MOST);
  }

  private void rounds(int count, Duration latency) throws InterruptedException {
    for (int round = 0; round < count; round++) {
      List<ConcurrencyGate.Place> places = enter(gate.allowed());
      time.pass(latency);
      places.forEach(ConcurrencyGate.Place::answered);
    }
  }

  private List<ConcurrencyGate.Place> enter(int count) throws InterruptedException {
    List<ConcurrencyGate.Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ConcurrencyGate.Place place = gate.enter();
      place.sent();
      places.add(place);
    }
    return places;
  }
}
