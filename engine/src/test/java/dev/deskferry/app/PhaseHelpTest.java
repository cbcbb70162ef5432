package dev.deskferry.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.report.Progress;
import dev.deskferry.run.Phase;
import dev.deskferry.run.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PhaseHelpTest {

  @Test
  void whateverGoesWrongIsSaidAndDoesNotEndTheHelp() {
    StopSignal stop = new StopSignal();
    List<String> said = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void task(String objectType, String phase, OptionalLong total) {}

          @Override
          public void count(String objectType, String counter, long delta) {}

          @Override
          public void done(String objectType, String state) {}

          @Override
          public void note(String line) {
            said.add(line);
            stop.request();
          }
        };
    Runnable work =
        () -> {
          throw new UncheckedIOException("mappings cannot be read", new IOException());
        };
    new PhaseHelp(Phase.EXTRACT, work, stop, progress).run();
    assertThat(said).containsExactly("extract: mappings cannot be read; this node tries again");
  }
}
