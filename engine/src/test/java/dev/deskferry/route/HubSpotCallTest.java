package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.report.Progress;
import dev.deskferry.run.Control;
import dev.deskferry.run.Phase;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.testing.ManualTime;
import dev.deskferry.throttle.RateBudget;
import dev.deskferry.throttle.RateReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What has to hold at the moment a request goes out. */
class HubSpotCallTest {

  private static final Duration STALL = Duration.ofSeconds(30);

  private final ManualTime time = new ManualTime();
  private final Control control = new Control(Phase.LOAD);
  private final StopSignal stop = new StopSignal();
  private final Granting budget = new Granting();
  private final AtomicInteger asked = new AtomicInteger();
  private final HubSpotCall call =
      new HubSpotCall(
          new HubSpotSettings(
              "http://127.0.0.1:1", Optional.of("token"), ApiVersion.DEFAULT, List.of()),
          budget,
          stop,
          1,
          time,
          control,
          Progress.SILENT);

  @Test
  void noPermitIsTakenBeforeADatabaseThatStallsHasGivenPermission() {
    call.prepare(exchange(() -> passes(STALL), () -> true));

    assertThat(budget.grantedAt).containsExactly(time.instant());
    assertThat(inFlightCount()).isEqualTo(1);
  }

  @Test
  void aPermissionThatGrewOldInTheQueueIsAskedForAgainAndSoIsThePermit() {
    call.prepare(exchange(() -> passes(STALL), () -> budget.grantedAt.size() > 1));

    assertThat(asked).hasValue(2);
    assertThat(budget.grantedAt).hasSize(2).endsWith(time.instant());
  }

  @Test
  void aPermitThatOutlivedItsWindowInAFreezeIsTakenAnew() {
    call.prepare(exchange(() -> true, () -> budget.grantedAt.size() > 1 || passes(STALL)));

    assertThat(budget.grantedAt).hasSize(2).endsWith(time.instant());
  }

  @Test
  void aLostLeaseTakesNoPermitAndLeavesNothingInFlight() {
    Exchange exchange = exchange(() -> false, () -> false);
    assertThatThrownBy(() -> call.prepare(exchange))
        .isInstanceOf(LoadStoppedException.class)
        .hasMessageContaining("the lease is lost");
    call.leave(exchange);

    assertThat(budget.grantedAt).isEmpty();
    assertThat(inFlightCount()).isZero();
    call.prepare(exchange(() -> true, () -> true));
    assertThat(inFlightCount()).isEqualTo(1);
  }

  @Test
  void aStopEndsTheWaitForAPermissionThatIsNeverFresh() {
    stop.request();

    assertThatThrownBy(() -> call.prepare(exchange(() -> true, () -> false)))
        .isInstanceOf(LoadStoppedException.class);
    assertThat(inFlightCount()).isZero();
  }

  private Exchange exchange(BooleanSupplier given, BooleanSupplier fresh) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(LoadNames.REQUEST, HubSpotRequest.get("/crm/v3/objects/tickets"));
    BooleanSupplier counted =
        () -> {
          asked.incrementAndGet();
          return given.getAsBoolean();
        };
    exchange.setProperty(LoadNames.PERMISSION, new Permission(counted, fresh));
    return exchange;
  }

  private boolean passes(Duration duration) {
    time.pass(duration);
    return true;
  }

  private long inFlightCount() {
    return control.activity().standings().values().stream()
        .mapToLong(standing -> standing.inFlightCount())
        .sum();
  }

  /** Has room at all times, and knows when it was asked. */
  private final class Granting implements RateBudget {
    private final List<Instant> grantedAt = new ArrayList<>();

    @Override
    public void acquire(String... buckets) {
      grantedAt.add(time.instant());
    }

    @Override
    public void observe(String bucket, RateReading reading) {}

    @Override
    public void hold(String bucket, Duration wait, String reason) {}

    @Override
    public void share(String bucketPrefix, int percent) {}

    @Override
    public RateBudget lane(String name, int weight) {
      return this;
    }
  }
}
