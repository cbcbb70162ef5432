package dev.deskferry.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

  private final BodyBudget budget = new BodyBudget(100);
  private final List<String> started = new ArrayList<>();

  @Test
  void whoWaitsBeginsWhenThereIsRoom() {
    assertThat(budget.reserve(80, () -> started.add("first"))).isTrue();
    assertThat(budget.reserve(60, () -> started.add("second"))).isFalse();
    assertThat(budget.reserve(10, () -> started.add("third"))).isFalse();
    budget.release(80);
    assertThat(started).containsExactly("second", "third");
  }

  @Test
  void whoGaveUpTakesNoRoom() {
    Runnable impatient = () -> started.add("impatient");
    assertThat(budget.reserve(100, () -> started.add("first"))).isTrue();
    assertThat(budget.reserve(100, impatient)).isFalse();
    budget.leave(impatient);
    budget.release(100);
    assertThat(started).isEmpty();
    assertThat(budget.reserve(100, () -> started.add("next"))).isTrue();
  }
}
