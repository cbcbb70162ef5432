package dev.deskferry.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code deskferry}. */
@Command(
    name = "deskferry",
    description =
        "Moves a whole Zendesk account into HubSpot: extract lands everything in a Postgres staging"
            + " schema, load writes HubSpot from there. Nothing is written to HubSpot without --execute.",
    synopsisSubcommandLabel = "VERB",
    footer = {"", "Example: deskferry demo", "Help on a verb: deskferry VERB --help"},
    mixinStandardHelpOptions = true,
    versionProvider = Deskferry.Version.class,
    subcommands = {
      DemoVerb.class,
      SandboxVerb.class,
      DbVerb.class,
      ValidateVerb.class,
      TestVerb.class,
      ExtractVerb.class,
      LoadVerb.class,
      NodeVerb.class,
      ReconcileVerb.class,
      StatusVerb.class,
      ErrorsVerb.class,
      RetryVerb.class,
      PauseVerb.class,
      ResumeVerb.class,
      StopVerb.class,
      ThrottleVerb.class
    })
public final class Deskferry implements Callable<Integer> {

  @Spec CommandSpec spec;

  /** Runs one verb and exits with its code. */
  public static void main(String[] arguments) {
    int exitCode = commandLine().execute(arguments);
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Deskferry())
        .setExecutionExceptionHandler(new Failures())
        .setUsageHelpLongOptionsMaxWidth(28);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "which verb? See below.");
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"deskferry " + version()};
    }
  }

  /** What the jar says of itself. */
  static String version() {
    String version = Deskferry.class.getPackage().getImplementationVersion();
    return version == null ? "development build" : version;
  }
}
