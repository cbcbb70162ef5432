package dev.deskferry.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void ordersByPlaceAndKeepsAProblemOnce() {
    Problems problems = new Problems();
    problems.warning(new Location("b.yaml", 1, 1), "", "w", "late");
    problems.error(new Location("a.yaml", 10, 1), "x.y", "e", "second");
    problems.error(new Location("a.yaml", 9, 1), "", "e", "first");
    problems.error(new Location("a.yaml", 9, 1), "", "e", "first");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("a.yaml:9:1: first", "a.yaml:10:1 x.y: second", "b.yaml:1:1: late");
    assertThatThrownBy(problems::throwIfErrors)
        .isInstanceOf(ProblemsException.class)
        .hasMessage("a.yaml:9:1: first\na.yaml:10:1 x.y: second\nb.yaml:1:1: late");
  }

  @Test
  void warningsAloneStopNothing() {
    Problems problems = new Problems();
    problems.warning(Location.ofFile("a.yaml"), "", "w", "hm");

    problems.throwIfErrors();

    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.all()).extracting(Problem::toString).containsExactly("a.yaml: hm");
  }

  @Test
  void listsLikeSpeech() {
    assertThat(Wording.alternatives(List.of("a"))).isEqualTo("a");
    assertThat(Wording.alternatives(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    assertThat(Wording.enumeration(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Wording.nearest("epochMilis", List.of("epochMillis", "lower")))
        .contains("epochMillis");
    assertThat(Wording.nearest("zebra", List.of("epochMillis", "lower"))).isEmpty();
    assertThat(Wording.suggestion("x", List.of())).isEmpty();
  }
}
