package dev.deskferry.app;

import dev.deskferry.problem.Problems;
import dev.deskferry.run.ControlWriter;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.spec.ZendeskSettings;
import dev.deskferry.staging.Database;
import dev.deskferry.throttle.BucketSettings;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leaves room for others. */
@Command(
    name = "throttle",
    description = {
      "Uses only a part of a rate limit, in all processes on this staging database, until it is turned off.",
      "BUCKET is one of the rate_limits of mappings/migration.yaml, such as hubspot.burst, or all of a",
      "system: hubspot, zendesk. PERCENT is a part of the limit and stands in for the share in the settings."
    },
    footer = {
      "",
      "Example: deskferry throttle hubspot 50",
      "         deskferry throttle hubspot off"
    },
    mixinStandardHelpOptions = true)
final class ThrottleVerb implements Callable<Integer> {

  private static final int OFF = 0;
  private static final int ALL = 100;

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BUCKET", description = "a rate limit, or hubspot, zendesk")
  String bucket = "";

  @Parameters(index = "1", paramLabel = "PERCENT|off", description = "1 to 100, or off")
  String percent = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int share = share();
    Installation home = Installation.current();
    if (share != OFF) {
      requireKnown(home);
    }
    try (Database database = home.openStaging()) {
      ControlWriter writer = ControlVerbs.writer(database);
      if (share == OFF) {
        // What is in force can be ended, whether or not the settings still know the bucket.
        boolean was = writer.unthrottle(bucket);
        if (!was) {
          requireKnown(home);
        }
        out.println(bucket + (was ? " uses what the settings say again" : " was not throttled"));
      } else {
        writer.throttle(bucket, share);
        out.printf(
            "%s uses %d %% of its limit from now on; to end that: deskferry throttle %s off%n",
            bucket, share, bucket);
      }
    }
    return ExitCode.DONE;
  }

  private int share() {
    String text = percent.replaceFirst("\\s*%$", "");
    if (text.equals("off")) {
      return OFF;
    }
    int share = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (share < 1 || share > ALL) {
      throw new ParameterException(
          spec.commandLine(),
          "\"%s\" is no percentage; expected 1 to 100, or off; to send nothing at all: deskferry pause"
              .formatted(percent));
    }
    return share;
  }

  private void requireKnown(Installation home) {
    Problems problems = new Problems();
    MigrationSpec migration = home.migration(problems);
    Set<String> known = new TreeSet<>();
    Stream.concat(
            HubSpotSettings.read(migration.hubspot()).buckets().stream(),
            ZendeskSettings.read(migration.zendesk()).rateLimits().stream()
                .map(limit -> limit.bucket()))
        .map(BucketSettings::name)
        .forEach(
            name -> {
              known.add(name);
              known.add(name.substring(0, name.indexOf('.')));
            });
    if (!known.contains(bucket)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no rate limit \"%s\"; expected one of %s"
              .formatted(bucket, String.join(", ", known)));
    }
  }
}
