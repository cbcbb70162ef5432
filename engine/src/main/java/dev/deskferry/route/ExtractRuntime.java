package dev.deskferry.route;

import dev.deskferry.run.Activity;
import dev.deskferry.spec.RateLimitSpec;
import dev.deskferry.throttle.LeasedRateBudget;
import dev.deskferry.throttle.RateBudget;
import dev.deskferry.throttle.SteadyClock;
import dev.deskferry.throttle.Waiter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** The routes of an extract, and the beans and budgets they share. */
final class ExtractRuntime {

  static final List<String> FILES =
      List.of(
          "call-zendesk.camel.yaml", "extract-partition.camel.yaml", "extract-count.camel.yaml");
  private static final List<String> ROUTES =
      List.of(
          "call-zendesk",
          "mint-zendesk-token",
          "extract-partition",
          "fetch-page",
          "land-page",
          "count-records",
          "report-count",
          "check-zendesk");

  private ExtractRuntime() {}

  /**
   * How routes of a job run.
   *
   * @param fetchers threads that ask for the page behind the one at work
   */
  static RuntimeSettings of(
      ExtractJob job, Waiter waiter, ExtractRequests requests, ExecutorService fetchers) {
    ExtractSignIn signIn = new ExtractSignIn(job.zendesk().credentials());
    Activity activity = job.control().activity();
    RateBudget shared =
        new LeasedRateBudget(
            job.zendesk().rateLimits().stream().map(RateLimitSpec::bucket).toList(),
            job.permits(),
            SteadyClock.system(),
            waiter,
            activity::isClosed);
    RateBudget budget = job.control().govern(shared, waiter);
    return new RuntimeSettings(
        job.routesFolder(),
        FILES,
        ROUTES,
        Map.of(
            Names.STATEMENTS,
            job.database().statements(),
            Names.STAGING,
            job.database().dataSource(),
            Names.EXTRACT_SIGN_IN,
            signIn,
            Names.EXTRACT_CALLS,
            new ExtractCalls(budget, waiter, signIn, job.zendesk().rateLimits(), activity),
            Names.EXTRACT_PAGES,
            new ExtractPages(requests, fetchers, job.progress()),
            Names.EXTRACT_COUNTS,
            new ExtractCounts(requests)),
        Map.of("zendesk.url", job.zendesk().url()),
        2 * job.settings().concurrency() + 2,
        job.zendesk().connectTimeout(),
        job.zendesk().responseTimeout(),
        job.stop());
  }
}
