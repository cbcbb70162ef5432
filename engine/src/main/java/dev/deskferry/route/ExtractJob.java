package dev.deskferry.route;

import dev.deskferry.report.Progress;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.ExtractSettings;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.spec.ZendeskSettings;
import dev.deskferry.staging.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an extract needs to know.
 *
 * @param routesFolder the folder {@code routes}
 * @param sources all of them, in the order of {@link dev.deskferry.spec.Sources#read}
 * @param only names of sources or of object types; empty for all
 * @param runId a run that must be resumed
 */
public record ExtractJob(
    Path routesFolder,
    ZendeskSettings zendesk,
    ExtractSettings settings,
    List<SourceSpec> sources,
    Database database,
    StopSignal stop,
    Progress progress,
    List<String> only,
    OptionalLong runId) {

  public ExtractJob {
    sources = List.copyOf(sources);
    only = List.copyOf(only);
  }
}
