package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;

/**
 * Translations in the Help Center: the source language of everything, and German for every second
 * article, one in eight of which is outdated (developer.zendesk.com, Translations).
 */
final class Translations implements Records {

  private final Articles articles;

  Translations(Articles articles) {
    this.articles = articles;
  }

  @Override
  public int size() {
    return ofArticles() + HelpCenter.SECTIONS + HelpCenter.CATEGORIES.size();
  }

  @Override
  public long id(int index) {
    return 360_030_000_400L + index * 7L;
  }

  @Override
  public long changedAt(int index) {
    return index < ofArticles() ? articles.changedAt(article(index)) : HelpCenter.CREATED;
  }

  @Override
  public boolean isListed(int index) {
    return true;
  }

  @Override
  public ObjectNode record(int index) {
    if (index < ofArticles()) {
      return ofArticle(index);
    }
    int section = index - ofArticles();
    if (section < HelpCenter.SECTIONS) {
      return translation(
          index, "Section", HelpCenter.sectionId(section), HelpCenter.sectionName(section), "");
    }
    int category = section - HelpCenter.SECTIONS;
    String name = HelpCenter.CATEGORIES.get(category);
    return translation(index, "Category", HelpCenter.categoryId(category), name, "");
  }

  /** Two articles have three translations: the first two of them, the second one. */
  private int ofArticles() {
    return articles.size() + (articles.size() + 1) / 2;
  }

  private static int article(int index) {
    return index / 3 * 2 + (index % 3 == 2 ? 1 : 0);
  }

  private ObjectNode ofArticle(int index) {
    int article = article(index);
    boolean isGerman = index % 3 == 1;
    String title = (isGerman ? "DE: " : "") + articles.title(article);
    ObjectNode translation =
        translation(index, "Article", articles.id(article), title, articles.body(article));
    translation.put("draft", articles.isDraft(article));
    translation.put("outdated", isGerman && article % 16 == 0);
    if (isGerman) {
      translation.put("locale", "de");
    }
    return translation;
  }

  private ObjectNode translation(int index, String type, long source, String title, String body) {
    ObjectNode translation = JsonNodeFactory.instance.objectNode();
    translation.put("id", id(index));
    translation.put("url", HelpCenter.URL + "translations/" + id(index) + ".json");
    translation.put("html_url", HelpCenter.PAGES + "translations/" + id(index));
    translation.put("source_id", source);
    translation.put("source_type", type);
    translation.put("locale", "en-us");
    translation.put("title", title);
    translation.put("body", body);
    translation.put("outdated", false);
    translation.put("draft", false);
    translation.put("hidden", false);
    translation.put("created_by_id", 13_400_271_828_182L);
    translation.put("updated_by_id", 13_400_271_828_182L);
    translation.put("created_at", Times.iso(HelpCenter.CREATED));
    translation.put("updated_at", Times.iso(changedAt(index)));
    return translation;
  }
}
