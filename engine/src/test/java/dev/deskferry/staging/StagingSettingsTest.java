package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StagingSettingsTest {
  private static final Path HOME = Path.of("/home/ferry");

  @Test
  void defaultsToTheEmbeddedServerBelowTheHomeFolder() {
    assertThat(StagingSettings.embedded(HOME))
        .isEqualTo(
            new StagingSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Path.of("/home/ferry/.deskferry/staging"),
                Path.of("/home/ferry/staging-schema"),
                8));
  }

  @Test
  void takesEmptyVariablesForUnsetOnes() {
    assertThat(
            new StagingSettings(Optional.of(" "), Optional.of(""), Optional.of(""), HOME, HOME, 1)
                .url())
        .isEmpty();
  }

  @Test
  void refusesAUserWithoutAUrlAndPoolsOfNoUse() {
    assertThatThrownBy(
            () ->
                new StagingSettings(
                    Optional.empty(), Optional.of("ferry"), Optional.empty(), HOME, HOME, 1))
        .isInstanceOf(StagingException.class)
        .hasMessageContaining("STAGING_URL is not");
    assertThatThrownBy(
            () ->
                new StagingSettings(
                    Optional.empty(), Optional.empty(), Optional.empty(), HOME, HOME, 0))
        .hasMessage("staging.pool_size is 0; expected 1 to 200");
  }

  @Test
  void neverShowsThePassword() {
    assertThat(
            StagingSettings.external(
                    "jdbc:postgresql://h/d?password=secret", "ferry", "secret", HOME)
                .toString())
        .doesNotContain("secret");
  }
}
