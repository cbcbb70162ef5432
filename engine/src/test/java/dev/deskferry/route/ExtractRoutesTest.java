package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.report.Progress;
import dev.deskferry.run.Lease;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.SourceCountSpec;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.staging.Statements;
import dev.deskferry.testing.ManualTime;
import dev.deskferry.testing.Repository;
import dev.deskferry.throttle.LocalRateBudget;
import dev.deskferry.zendesk.Verdict;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** Every extract route by itself: HTTP and SQL are replaced at their steps' ids, beans are real. */
class ExtractRoutesTest extends CamelTestSupport {

  private static final SourceSpec GROUPS = ExtractFixture.groupsByCursor();

  private final ManualTime time = new ManualTime();
  private final Deque<Processor> replies = new ArrayDeque<>();
  private final List<Map<String, Object>> sent = new ArrayList<>();
  private ZendeskCredentials credentials = new ZendeskCredentials.OAuthToken("secret");

  @Override
  protected CamelContext createCamelContext() throws Exception {
    CamelContext context = super.createCamelContext();
    context.getPropertiesComponent().addInitialProperty("zendesk.url", "http://127.0.0.1:1");
    return context;
  }

  @Test
  void callZendeskSignsRepeatsAndLeavesNothingBehind() throws Exception {
    start();
    reply(429, "slow down", Map.of("Retry-After", "7"));
    replies.add(
        exchange -> {
          throw new IOException("reset");
        });
    reply(200, "{\"groups\":[],\"meta\":{\"has_more\":false}}", Map.of("X-Rate-Limit", "700"));

    Exchange done = fetch(work());

    assertThat(done.getException()).isNull();
    assertThat(sent).hasSize(3);
    assertThat(sent.get(2).keySet())
        .containsExactlyInAnyOrder(
            "Accept",
            "Authorization",
            Exchange.HTTP_METHOD,
            Exchange.HTTP_PATH,
            Exchange.HTTP_QUERY);
    assertThat(sent.get(2)).containsEntry("Authorization", "Bearer secret");
    assertThat(sent.get(2)).containsEntry(Exchange.HTTP_QUERY, "page%5Bsize%5D=1000");
    assertThat(done.getMessage().getHeaders()).isEmpty();
    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void clientCredentialsMintATokenFirst() throws Exception {
    credentials = new ZendeskCredentials.ClientCredentials("id", "secret");
    start();
    reply(200, "{\"groups\":[],\"meta\":{\"has_more\":false}}", Map.of());

    assertThat(fetch(work()).getException()).isNull();

    MockEndpoint minting = context.getEndpoint("mock:mint", MockEndpoint.class);
    assertThat(minting.getExchanges()).hasSize(1);
    assertThat(minting.getExchanges().get(0).getMessage().getHeaders())
        .doesNotContainKey("Authorization");
    assertThat(sent.get(0)).containsEntry("Authorization", "Bearer minted");
  }

  @Test
  void aCallThatWasNeverSentLeavesItsPlaceToOthers() throws Exception {
    credentials = new ZendeskCredentials.ClientCredentials("id", "secret");
    start();
    context
        .getEndpoint("mock:mint", MockEndpoint.class)
        .whenExchangeReceived(1, it -> it.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 403));
    assertThat(fetch(work()).getException()).isInstanceOf(ExtractFailedException.class);
    reply(503, "", Map.of());
    reply(200, "{\"groups\":[],\"meta\":{\"has_more\":false}}", Map.of());

    assertThat(CompletableFuture.supplyAsync(() -> fetch(work())))
        .succeedsWithin(Duration.ofSeconds(5))
        .matches(done -> done.getException() == null);
  }

  @Test
  void extractPartitionLandsPageByPageInOrder() throws Exception {
    start();
    reply(
        200,
        "{\"groups\":[{\"id\":1}],\"meta\":{\"has_more\":true,\"after_cursor\":\"x\"}}",
        Map.of());
    reply(200, "{\"groups\":[{\"id\":2},{\"id\":3}],\"meta\":{\"has_more\":false}}", Map.of());
    staging()
        .whenAnyExchangeReceived(
            it ->
                it.getMessage()
                    .setBody(List.of(Map.of("object_type", "groups", "record_count", 1))));
    ExtractWork work = work();

    Exchange done = partition(work);

    assertThat(done.getException()).isNull();
    assertThat(work.isOver()).isTrue();
    assertThat(work.walkedCount()).isEqualTo(3);
    assertThat(staging().getExchanges())
        .extracting(it -> Arrays.toString(it.getMessage().getHeader("source_ids", String[].class)))
        .containsExactly("[1]", "[2, 3]");
  }

  @Test
  void landPageRunsItsStatementWithAllItsParameters() throws Exception {
    start();
    reply(
        200,
        "{\"groups\":[{\"id\":1,\"updated_at\":\"2020-01-01T00:00:00Z\"}],\"meta\":{\"has_more\":false}}",
        Map.of());
    partition(work());

    Exchange landed = staging().getExchanges().get(0);
    Statements statements = Statements.in(Repository.stagingSchema());
    assertThat(landed.getMessage().getBody(String.class))
        .isEqualTo(statements.text("extract/land-page"));
    assertThat(landed.getMessage().getHeaders().keySet())
        .containsAll(statements.parameters("extract/land-page"));
    assertThat(landed.getMessage().getHeader("source_versions", Long[].class))
        .containsExactly(1577836800000L);
  }

  @Test
  void landPageWithoutAnAnswerMeansThatTheLeaseIsLost() throws Exception {
    start();
    reply(
        200,
        "{\"groups\":[{\"id\":1}],\"meta\":{\"has_more\":true,\"after_cursor\":\"x\"}}",
        Map.of());
    reply(200, "{\"groups\":[{\"id\":2}],\"meta\":{\"has_more\":false}}", Map.of());
    staging().whenAnyExchangeReceived(it -> it.getMessage().setBody(List.of()));

    assertThat(partition(work()).getException()).isInstanceOf(LeaseLostException.class);
  }

  @Test
  void countRecordsKeepsTheNumberAndReportCountNothingWithoutOne() throws Exception {
    start();
    SourceCountSpec spec =
        new SourceCountSpec("groups", "/api/v2/groups/count", "count.value", "", true, "old");
    reply(200, "{\"count\":{\"value\":42}}", Map.of());
    template.send(
        "direct:count-records",
        it -> it.setProperty(Names.COUNT, new ExtractCount(GROUPS, spec, 9, OptionalLong.empty())));
    assertThat(counted().getExchanges().get(0).getMessage().getHeaders())
        .containsEntry("reported_count", 42L)
        .containsEntry("approximate", true);

    reply(404, "{\"error\":\"InvalidEndpoint\"}", Map.of());
    template.send(
        "direct:count-records",
        it -> it.setProperty(Names.COUNT, new ExtractCount(GROUPS, spec, 9, OptionalLong.empty())));
    assertThat(counted().getExchanges()).hasSize(1);
  }

  @Test
  void checkZendeskAsksWhoWeAre() throws Exception {
    start();
    reply(200, "{\"user\":{\"id\":5}}", Map.of());
    ExtractCall<?> call = new ExtractRequests(credentials, 3).whoAmI();
    template.send("direct:check-zendesk", it -> it.setProperty(Names.CALL, call));
    assertThat(call.verdict()).isEqualTo(new Verdict.Accepted());
    assertThat(sent.get(0)).containsEntry(Exchange.HTTP_PATH, "/api/v2/users/me");
  }

  private void start() throws Exception {
    ExtractSignIn signIn = new ExtractSignIn(credentials);
    ExtractRequests requests = new ExtractRequests(credentials, 3);
    LocalRateBudget budget =
        new LocalRateBudget(List.of(), time, time, (bucket, wait, reason) -> {});
    context.getRegistry().bind(Names.STATEMENTS, Statements.in(Repository.stagingSchema()));
    context.getRegistry().bind(Names.STAGING, new org.postgresql.ds.PGSimpleDataSource());
    context.getRegistry().bind(Names.EXTRACT_SIGN_IN, signIn);
    context
        .getRegistry()
        .bind(
            Names.EXTRACT_CALLS,
            new ExtractCalls(
                budget, time, signIn, List.of(), new dev.deskferry.run.Activity(time)));
    context
        .getRegistry()
        .bind(Names.EXTRACT_PAGES, new ExtractPages(requests, Runnable::run, Progress.SILENT));
    context.getRegistry().bind(Names.EXTRACT_COUNTS, new ExtractCounts(requests));
    for (String file : List.of("call-zendesk", "extract-partition", "extract-count")) {
      PluginHelper.getRoutesLoader(context).loadRoutes(resource(file));
    }
    context.getRegistry().bind("answers", (Processor) this::answer);
    replace("call-zendesk", "ask-zendesk", "bean:answers");
    replace("mint-zendesk-token", "ask-for-token", "mock:mint");
    replace("land-page", "land-page-in-staging", "mock:staging");
    replace("report-count", "report-count-in-staging", "mock:counted");
    context
        .getEndpoint("mock:mint", MockEndpoint.class)
        .whenAnyExchangeReceived(
            it -> {
              it.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
              it.getMessage().setBody("{\"access_token\":\"minted\"}");
            });
  }

  private Resource resource(String file) {
    Path path = Repository.root().resolve("routes").resolve(file + ".camel.yaml");
    return PluginHelper.getResourceLoader(context).resolveResource("file:" + path);
  }

  private void replace(String route, String step, String uri) throws Exception {
    AdviceWith.adviceWith(context, route, it -> it.weaveById(step).replace().to(uri));
  }

  private void answer(Exchange exchange) throws Exception {
    sent.add(Map.copyOf(exchange.getMessage().getHeaders()));
    replies.removeFirst().process(exchange);
  }

  private void reply(int status, String body, Map<String, String> headers) {
    replies.add(
        exchange -> {
          exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
          headers.forEach(exchange.getMessage()::setHeader);
          exchange.getMessage().setBody(body);
        });
  }

  private Exchange fetch(ExtractWork work) {
    return template.send("direct:fetch-page", it -> it.setProperty(Names.WORK, work));
  }

  private Exchange partition(ExtractWork work) {
    return template.send("direct:extract-partition", it -> it.setProperty(Names.WORK, work));
  }

  private MockEndpoint staging() {
    return context.getEndpoint("mock:staging", MockEndpoint.class);
  }

  private MockEndpoint counted() {
    return context.getEndpoint("mock:counted", MockEndpoint.class);
  }

  private static ExtractWork work() {
    Lease lease = new Lease(1, 2, "groups", "walk", "", "", "{}", 3);
    return new ExtractWork(GROUPS, lease, ExtractFixture.pages(GROUPS), new StopSignal());
  }
}
