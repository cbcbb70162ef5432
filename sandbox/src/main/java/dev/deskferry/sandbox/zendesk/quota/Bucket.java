package dev.deskferry.sandbox.zendesk.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which limits an endpoint has besides that of the account (developer.zendesk.com, Rate limits, and
 * the page of each endpoint; read 2026-11-22). Names in quotes were seen in headers; those of
 * custom objects, samples, exports of searches, audits, views, deleted tickets, side conversations
 * and attachments are not documented and follow the same manner.
 */
public enum Bucket {
  /** No limit of its own. */
  NONE,
  /** {@code "incremental-exports"}, one for all of {@code /incremental/*}. */
  INCREMENTAL,
  /** {@code "incremental-exports-cursor"}, for users alone. */
  USERS_CURSOR,
  /** Exports of custom object records: 10 a minute on every plan. */
  CUSTOM_OBJECTS_CURSOR,
  /** Samples of exports: 10 in 20 minutes. */
  SAMPLE,
  /** {@code "tickets-index"}: 100 a minute, 300 with high volume. */
  TICKETS_INDEX,
  /** The same and 50 a minute beyond page 500. */
  TICKETS_DEEP,
  /** {@code "ticket-fields-index"}: as many as the plan has. */
  TICKET_FIELDS,
  /** {@code "search-index"}: as many as the plan has. */
  SEARCH,
  /** Exports of searches: 100 a minute. */
  SEARCH_EXPORT,
  /** Audits of one ticket: 450 a minute (as singer-io/tap-zendesk paces itself; unconfirmed). */
  TICKET_AUDITS,
  /** 10 a minute. */
  DELETED_TICKETS,
  /** 5 a minute beyond page 100. */
  DELETED_TICKETS_DEEP,
  /** 5 a minute for each view and agent. */
  VIEW,
  /** 6 in 5 minutes. */
  VIEW_COUNTS,
  /** 600 in 10 minutes. */
  SIDE_CONVERSATION_EVENTS,
  /** As many as the plan has, apart from those of Ticketing. */
  HELP_CENTER,
  /** Incremental export of articles. */
  HELP_CENTER_INCREMENTAL,
  /** Downloads of attachments: 2,500 a minute on every plan. */
  ATTACHMENTS;

  private static final int DOWNLOADS = 2_500;

  /**
   * What a request draws on, the account first.
   *
   * @param part which of many windows, such as view and agent
   */
  public List<Quota> quotas(Plan plan, Sharing sharing, String part) {
    boolean isShared = sharing == Sharing.SHARED;
    Quota account = Quota.perMinute(Quota.ACCOUNT, plan.account(), Quota.Refusal.TEXT);
    Quota exports =
        Quota.perMinute("incremental-exports", plan.incremental(), Quota.Refusal.TEXT_OF_EXPORTS);
    Quota helpCenter = Quota.perMinute(Quota.HELP_CENTER, plan.account(), Quota.Refusal.TEXT);
    return switch (this) {
      case NONE -> List.of(account);
      case INCREMENTAL -> isShared ? List.of(account, exports) : List.of(exports);
      case USERS_CURSOR ->
          exports(isShared, account, exports, "incremental-exports-cursor", plan.usersCursor());
      case CUSTOM_OBJECTS_CURSOR ->
          exports(isShared, account, exports, "incremental-custom-objects-cursor", 10);
      case SAMPLE ->
          List.of(account, Quota.json("incremental-sample", 10).in(Duration.ofMinutes(20)));
      case TICKETS_INDEX -> List.of(account, ticketsIndex(plan));
      case TICKETS_DEEP ->
          List.of(account, ticketsIndex(plan), Quota.json("tickets-index-deep-pagination", 50));
      case TICKET_FIELDS -> List.of(account, Quota.json("ticket-fields-index", plan.account()));
      case SEARCH -> List.of(account, Quota.json("search-index", plan.account()));
      case SEARCH_EXPORT -> List.of(account, Quota.json("search-export", 100));
      case TICKET_AUDITS -> List.of(account, Quota.json("ticket-audits", 450));
      case DELETED_TICKETS -> List.of(account, Quota.json("deleted-tickets", 10));
      case DELETED_TICKETS_DEEP ->
          List.of(
              account,
              Quota.json("deleted-tickets", 10),
              Quota.json("deleted-tickets-deep-pagination", 5));
      case VIEW -> List.of(account, Quota.json("view-execute", 5).of(part));
      case VIEW_COUNTS ->
          List.of(account, Quota.json("views-count-many", 6).in(Duration.ofMinutes(5)));
      case SIDE_CONVERSATION_EVENTS ->
          List.of(account, Quota.json("side-conversation-events", 600).in(Duration.ofMinutes(10)));
      case HELP_CENTER -> List.of(helpCenter);
      case HELP_CENTER_INCREMENTAL -> isShared ? List.of(helpCenter, exports) : List.of(helpCenter);
      case ATTACHMENTS -> {
        Quota downloads = Quota.json("attachments", DOWNLOADS);
        yield isShared ? List.of(account, downloads) : List.of(downloads);
      }
    };
  }

  private static Quota ticketsIndex(Plan plan) {
    return Quota.json("tickets-index", plan == Plan.HIGH_VOLUME ? 300 : 100);
  }

  private static List<Quota> exports(
      boolean isShared, Quota account, Quota exports, String name, int limit) {
    Quota own = Quota.perMinute(name, limit, Quota.Refusal.TEXT_OF_EXPORTS);
    List<Quota> quotas = new ArrayList<>();
    if (isShared) {
      quotas.add(account);
      quotas.add(exports);
    }
    quotas.add(own);
    return quotas;
  }
}
