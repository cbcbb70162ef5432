package dev.deskferry.app;

import dev.deskferry.run.StopSignal;
import dev.deskferry.staging.StagingSettings;
import dev.deskferry.staging.server.EmbeddedServer;
import dev.deskferry.staging.server.ServerOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the embedded Postgres until it is stopped; other verbs share it meanwhile. */
@Command(
    name = "db",
    description = {
      "Serves the embedded Postgres and keeps its data.",
      "Other verbs and your own SQL client share it."
    },
    footer = {"", "Example: deskferry db --port 5433"},
    mixinStandardHelpOptions = true)
final class DbVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--port", description = "port on 127.0.0.1; default: a free one, kept")
  @Nullable Integer port;

  @Option(names = "--dir", description = "folder of the data; default: .deskferry/staging")
  @Nullable Path directory;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    StopSignal stop = Interruption.install(System.err, "deskferry: stopping");
    Path folder =
        directory == null
            ? StagingSettings.embedded(Installation.current().folder()).directory()
            : directory;
    ServerOptions options =
        port == null ? ServerOptions.defaults() : ServerOptions.defaults().onPort(port);
    try (EmbeddedServer server = EmbeddedServer.open(folder, options)) {
      out.println(
          "psql:  PGPASSFILE="
              + server.passwordFile()
              + " psql -h 127.0.0.1 -p "
              + server.port()
              + " -U "
              + server.user()
              + " deskferry");
      out.println("JDBC:  " + server.url());
      out.println(
          "       user "
              + server.user()
              + ", password: what stands after the last colon in "
              + server.passwordFile());
      out.println("ready");
      out.flush();
      Interruption.await(stop);
    }
    return ExitCode.DONE;
  }
}
