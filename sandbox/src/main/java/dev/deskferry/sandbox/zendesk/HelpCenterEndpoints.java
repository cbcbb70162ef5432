package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The Help Center, below {@code /help_center} with a locale or without: categories, sections,
 * articles with their translations and attachments. Drafts are for admins. Pages have 30 records
 * unless asked, 100 at most, by offset or cursor; the quota is another than that of Ticketing.
 */
final class HelpCenterEndpoints {

  private HelpCenterEndpoints() {}

  static List<Endpoint> table() {
    List<Endpoint> table = new ArrayList<>();
    for (ObjectType type :
        List.of(ObjectType.CATEGORIES, ObjectType.SECTIONS, ObjectType.ARTICLES)) {
      String path = type.plural();
      add(table, path, call -> page(call, shown(call, type)));
      add(table, path + "/{id}", call -> show(call, type));
      add(table, path + "/{id}/translations", call -> translations(call, type));
    }
    add(
        table,
        "categories/{id}/sections",
        call -> children(call, ObjectType.CATEGORIES, ObjectType.SECTIONS, "category_id"));
    add(
        table,
        "sections/{id}/articles",
        call -> children(call, ObjectType.SECTIONS, ObjectType.ARTICLES, "section_id"));
    add(table, "categories/{id}/articles", HelpCenterEndpoints::articlesOfCategory);
    add(
        table,
        "articles/{id}/attachments",
        call -> children(call, ObjectType.ARTICLES, ObjectType.ARTICLE_ATTACHMENTS, "article_id"));
    add(table, "articles/attachments/{id}", call -> show(call, ObjectType.ARTICLE_ATTACHMENTS));
    table.add(
        Endpoint.admin(
            "help_center/incremental/articles",
            Bucket.HELP_CENTER_INCREMENTAL,
            IncrementalEndpoints::articles));
    return table;
  }

  private static void add(List<Endpoint> table, String path, Function<Call, Reply> handler) {
    table.add(Endpoint.agent("help_center/" + path, Bucket.HELP_CENTER, handler));
    table.add(Endpoint.agent("help_center/{locale}/" + path, Bucket.HELP_CENTER, handler));
  }

  private static Reply page(Call call, Listing listing) {
    return Paging.page(call, listing, PageRules.HELP_CENTER, body -> {});
  }

  private static Listing shown(Call call, ObjectType type) {
    Records records = call.account().records(type);
    boolean isAdmin = call.caller().role().equals("admin");
    return Listing.of(type.plural(), records)
        .where(index -> isAdmin || !records.record(index).path("draft").asBoolean(false))
        .map(index -> Attachments.onWire(records.record(index), call.site()));
  }

  private static int existing(Call call, ObjectType type) {
    int index = call.account().records(type).indexOf(call.id());
    if (index < 0 || !shown(call, type).filter().test(index)) {
      throw Errors.recordNotFound();
    }
    return index;
  }

  private static Reply show(Call call, ObjectType type) {
    ObjectNode record = call.account().records(type).record(existing(call, type));
    return JsonBody.start(4_096)
        .put(type.singular(), Attachments.onWire(record, call.site()))
        .reply();
  }

  private static Reply translations(Call call, ObjectType of) {
    existing(call, of);
    Records translations = call.account().records(ObjectType.TRANSLATIONS);
    Listing listing =
        shown(call, ObjectType.TRANSLATIONS)
            .where(
                index -> {
                  ObjectNode translation = translations.record(index);
                  return translation.path("source_id").asLong() == call.id()
                      && translation.path("source_type").asText("").equalsIgnoreCase(of.singular());
                });
    return page(call, listing);
  }

  private static Reply articlesOfCategory(Call call) {
    existing(call, ObjectType.CATEGORIES);
    Records articles = call.account().records(ObjectType.ARTICLES);
    Records sections = call.account().records(ObjectType.SECTIONS);
    return page(
        call,
        shown(call, ObjectType.ARTICLES)
            .where(
                index -> {
                  int section =
                      sections.indexOf(articles.record(index).path("section_id").asLong());
                  return section >= 0
                      && sections.record(section).path("category_id").asLong() == call.id();
                }));
  }

  private static Reply children(Call call, ObjectType parent, ObjectType of, String key) {
    existing(call, parent);
    Records records = call.account().records(of);
    return page(
        call,
        shown(call, of).where(index -> records.record(index).path(key).asLong() == call.id()));
  }
}
