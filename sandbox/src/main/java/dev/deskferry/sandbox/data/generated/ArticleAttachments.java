package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;

/** Files of every fifth article; one in two is an image inside of its text. */
final class ArticleAttachments implements Records {

  private static final int EVERY = 5;

  private final Articles articles;

  ArticleAttachments(Articles articles) {
    this.articles = articles;
  }

  @Override
  public int size() {
    return (articles.size() + EVERY - 1) / EVERY;
  }

  @Override
  public long id(int index) {
    return 360_050_000_500L + index * 11L;
  }

  @Override
  public long changedAt(int index) {
    return articles.createdAt(index * EVERY) + 300;
  }

  @Override
  public boolean isListed(int index) {
    return true;
  }

  @Override
  public ObjectNode record(int index) {
    boolean isInline = index % 2 == 1;
    String name = isInline ? "図.png" : "Anleitung für Käufer.pdf";
    ObjectNode attachment = JsonNodeFactory.instance.objectNode();
    attachment.put("id", id(index));
    attachment.put("url", HelpCenter.URL + "articles/attachments/" + id(index) + ".json");
    attachment.put("article_id", articles.id(index * EVERY));
    attachment.put("display_file_name", name);
    attachment.put("file_name", name);
    attachment.put("locale", isInline ? "en-us" : null);
    attachment.put("content_url", HelpCenter.PAGES + "article_attachments/" + id(index));
    attachment.put("relative_path", "/hc/article_attachments/" + id(index));
    attachment.put("content_type", isInline ? "image/png" : "application/pdf");
    attachment.put("size", 2_000 + index);
    attachment.put("inline", isInline);
    attachment.put("created_at", Times.iso(changedAt(index)));
    attachment.put("updated_at", Times.iso(changedAt(index)));
    return attachment;
  }
}
