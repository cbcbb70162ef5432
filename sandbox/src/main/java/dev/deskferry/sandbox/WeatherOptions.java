package dev.deskferry.sandbox;

import dev.deskferry.sandbox.fault.FaultFile;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.Latency;
import dev.deskferry.sandbox.fault.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of the command that make for a bad day. */
final class WeatherOptions {

  @Option(
      names = "--faults",
      paramLabel = "none|light|heavy|FILE",
      defaultValue = "none",
      description = "What goes wrong with requests, picked by --seed (default: ${DEFAULT-VALUE}).")
  private String faults = "none";

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      defaultValue = "0ms",
      description = "How long every answer takes, such as 150ms±50 (default: ${DEFAULT-VALUE}).")
  private String latency = "0ms";

  @Option(
      names = "--churn",
      paramLabel = "N/s",
      defaultValue = "0/s",
      description =
          "Changes of the Zendesk account while it is read, such as 5/s (default: ${DEFAULT-VALUE}).")
  private String churn = "0/s";

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException that names the option, what was found and what was expected
   */
  Weather weather(long seed) {
    return new Weather(plan(seed), latency(), churn());
  }

  private FaultPlan plan(long seed) {
    return switch (faults) {
      case "none" -> FaultPlan.none();
      case "light" -> FaultPlan.light(seed);
      case "heavy" -> FaultPlan.heavy(seed);
      default -> file();
    };
  }

  private FaultPlan file() {
    try {
      return FaultFile.read(faults, Files.readAllBytes(Path.of(faults)));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "--faults: expected none, light, heavy or a file, found "
              + faults
              + ", which does not exist",
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("--faults: cannot read " + faults + ": " + e, e);
    }
  }

  private Latency latency() {
    try {
      return Latency.parse(latency);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--latency: " + e.getMessage(), e);
    }
  }

  private double churn() {
    if (!churn.matches("\\d{1,4}(\\.\\d{1,3})?(/s)?")) {
      throw new IllegalArgumentException(
          "--churn: expected a number of changes a second such as 5/s, found " + churn);
    }
    return Double.parseDouble(churn.replace("/s", ""));
  }
}
