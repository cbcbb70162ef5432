package dev.deskferry.sandbox;

import dev.deskferry.sandbox.data.DataFileException;
import dev.deskferry.sandbox.fault.Weather;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import dev.deskferry.sandbox.limit.Limits;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Serves both stand-ins until the process is told to stop. Prints the address of each on a line of
 * its own, then {@code ready}, then how to use them. Exit codes: 1 cannot serve (the message says
 * why), 2 wrong usage.
 */
@Command(
    name = "sandbox",
    description = "Serves the Zendesk and HubSpot stand-ins on this machine.",
    footer = {"", "Example: sandbox --zendesk-port 8801 --hubspot-port 8802 --tickets 5000"},
    mixinStandardHelpOptions = true)
public class SandboxCommand implements Callable<Integer> {

  private static final int MOST_TICKETS = 10_000_000;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--zendesk-port",
      paramLabel = "PORT",
      defaultValue = "8801",
      description = "Port of the Zendesk stand-in, 0 for any (default: ${DEFAULT-VALUE}).")
  private int zendeskPort;

  @Option(
      names = "--hubspot-port",
      paramLabel = "PORT",
      defaultValue = "8802",
      description = "Port of the HubSpot stand-in, 0 for any (default: ${DEFAULT-VALUE}).")
  private int hubspotPort;

  @Option(
      names = "--attachments-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the host that attachments redirect to, 0 for any (default: 0).")
  private int attachmentsPort;

  @Option(
      names = "--limits",
      paramLabel = "LIMITS",
      defaultValue = "real",
      description = "Quotas of both: off, real, or xN for windows N times faster (default: real).")
  private String limits = "real";

  @Option(
      names = "--zendesk-plan",
      paramLabel = "PLAN",
      defaultValue = "enterprise",
      description =
          "team, professional, enterprise or high_volume: quotas and endpoints (default: enterprise).")
  private String zendeskPlan = "enterprise";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed always gives the same account (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--tickets",
      paramLabel = "N",
      description = "How many tickets the generated account has (default: 1000).")
  private @Nullable Integer tickets;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Serve the JSON-lines files of this folder instead of a generated account.")
  private @Nullable Path data;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description = "Keep the HubSpot account in this file, and go on from what it holds.")
  private @Nullable Path keep;

  @Option(
      names = "--hubspot-tier",
      paramLabel = "TIER",
      defaultValue = "enterprise",
      description =
          "Quotas of the HubSpot account: starter, professional, enterprise or addon"
              + " (default: ${DEFAULT-VALUE}).")
  private String hubspotTier = "enterprise";

  @Mixin private WeatherOptions weather = new WeatherOptions();

  @Spec private @Nullable CommandSpec spec;

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "sandbox-logback.xml");
    }
    System.exit(new CommandLine(new SandboxCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandLine commandLine = commandLine();
    PrintWriter out = commandLine.getOut();
    try (Sandbox sandbox = Sandbox.start(options(commandLine))) {
      out.println("Zendesk " + sandbox.zendeskUrl());
      out.println("HubSpot " + sandbox.hubspotUrl());
      out.println("ready");
      howToUse(sandbox).forEach(out::println);
      out.flush();
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
      new CountDownLatch(1).await();
      return 0;
    } catch (CannotListenException | DataFileException | UncheckedIOException e) {
      commandLine.getErr().println("sandbox: " + e.getMessage());
      commandLine.getErr().flush();
      return 1;
    }
  }

  private static List<String> howToUse(Sandbox sandbox) {
    return List.of(
        "The accounts in a browser: %s/ and %s/"
            .formatted(sandbox.zendeskUrl(), sandbox.hubspotUrl()),
        "For the other verbs, in their shell:",
        "  export ZENDESK_URL=%s ZENDESK_EMAIL=admin@example.com ZENDESK_TOKEN=zendesk-token"
            .formatted(sandbox.zendeskUrl()),
        "  export HUBSPOT_URL=%s HUBSPOT_TOKEN=hubspot-token".formatted(sandbox.hubspotUrl()));
  }

  private SandboxOptions options(CommandLine commandLine) {
    SandboxOptions options =
        limited(commandLine).at(host, zendeskPort, hubspotPort).attachmentsAt(attachmentsPort);
    if (keep != null) {
      options = options.keptIn(keep);
    }
    if (data != null) {
      if (tickets != null) {
        throw new ParameterException(commandLine, "--data and --tickets exclude each other");
      }
      return options.from(data);
    }
    int count = tickets == null ? options.source().tickets() : tickets;
    if (count < 0 || count > MOST_TICKETS) {
      throw new ParameterException(
          commandLine, "--tickets: expected 0 to " + MOST_TICKETS + ", found " + count);
    }
    return options.generated(seed, count);
  }

  private SandboxOptions limited(CommandLine commandLine) {
    SandboxOptions options = SandboxOptions.defaults();
    Limits parsed = parsed(commandLine, "--limits", limits, Limits::parse);
    Plan plan = parsed(commandLine, "--zendesk-plan", zendeskPlan, Plan::parse);
    Tier tier = parsed(commandLine, "--hubspot-tier", hubspotTier, Tier::parse);
    return options
        .with(weather(commandLine))
        .with(parsed)
        .with(options.zendesk().with(plan))
        .with(options.hubspot().with(tier));
  }

  private Weather weather(CommandLine commandLine) {
    try {
      return weather.weather(seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, String.valueOf(e.getMessage()), e);
    }
  }

  private static <T> T parsed(
      CommandLine commandLine, String option, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, option + ": " + e.getMessage(), e);
    }
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("the command was not started through its command line");
    }
    return spec.commandLine();
  }
}
