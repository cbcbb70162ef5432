package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.testing.PgServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that are asked to stop, and verbs that run at the same time. */
class InterruptIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void aTerminatedVerbExitsWithThreeAndTheSameVerbFinishes() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(9, 300))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      terminate(chain, "ZENDESK_URL", sandbox.zendesk(), "/ticket_events", "extract");
      chain.succeed("extract");
      terminate(chain, "HUBSPOT_URL", sandbox.hubspot(), "/tickets/batch/create", "load --execute");
      chain.succeed("load", "--execute");
      terminate(chain, "HUBSPOT_URL", sandbox.hubspot(), "/tickets/search", "reconcile");
      assertThat(chain.succeed("reconcile")).contains("It adds up");
      chain.assertFaithful();
    }
  }

  @Test
  void twoVerbsAtOnceShareOneEmbeddedDatabase() {
    HomeCopy.into(folder);
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(9, 30));
        Held held = new Held(sandbox.zendesk(), "/ticket_events")) {
      Map<String, String> environment =
          new HashMap<>(Chain.between(sandbox, POSTGRES).environment());
      environment.keySet().removeIf(name -> name.startsWith("STAGING_"));
      environment.put("DESKFERRY_HOME", folder.toString());
      environment.put("ZENDESK_URL", held.url());
      try (DeskferryProcess extract = DeskferryProcess.start(environment, "extract")) {
        held.awaitRequest(extract);
        DeskferryProcess.Result status = DeskferryProcess.run(environment, "status");
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output()).contains("running");
        DeskferryProcess.Result second = DeskferryProcess.run(environment, "extract");
        assertThat(second.exitCode()).as(second.output()).isEqualTo(1);
        assertThat(second.output().lines()).hasSize(1);
        held.release();
        DeskferryProcess.Result first = extract.await();
        assertThat(first.exitCode()).as(first.output()).isZero();
      }
      assertThat(folder.resolve(".deskferry/staging/data/postmaster.pid")).doesNotExist();
    }
  }

  /** Starts a verb, terminates it while it waits for an answer, and expects exit code 3. */
  private static void terminate(
      Chain chain, String variable, Function<Request, Reply> standIn, String path, String verb) {
    try (Held held = new Held(standIn, path)) {
      Map<String, String> environment = new HashMap<>(chain.environment());
      environment.put(variable, held.url());
      try (DeskferryProcess process = DeskferryProcess.start(environment, verb.split(" "))) {
        held.awaitRequest(process);
        process.terminate();
        await().atMost(PATIENCE).until(() -> process.output().contains("stopping"));
        held.release();
        DeskferryProcess.Result result = process.await();
        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        assertThat(result.output()).doesNotContain("\tat ", "defect");
      }
    }
  }

  /** A stand-in that answers requests for one path only once it is told to. */
  private static final class Held implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server;

    Held(Function<Request, Reply> standIn, String path) {
      server =
          HttpServer.start(
              "127.0.0.1",
              0,
              request -> {
                if (request.path().contains(path)) {
                  asked.countDown();
                  waitFor(released);
                }
                return standIn.apply(request);
              });
    }

    String url() {
      return server.url().toString();
    }

    void awaitRequest(DeskferryProcess process) {
      await().atMost(PATIENCE).until(() -> asked.getCount() == 0 || !process.isAlive());
      assertThat(process.isAlive()).as(process.output()).isTrue();
    }

    void release() {
      released.countDown();
    }

    private static void waitFor(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      release();
      server.close();
    }
  }
}
