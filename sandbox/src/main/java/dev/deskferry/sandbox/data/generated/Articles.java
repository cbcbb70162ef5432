package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;

/**
 * Articles of the Help Center, one for every fiftieth ticket, 6 to 3,000. One in ten is a draft;
 * every fifth has an attachment (developer.zendesk.com, Articles).
 */
final class Articles implements Records {

  private final Scale scale;

  Articles(Scale scale) {
    this.scale = scale;
  }

  @Override
  public int size() {
    return Math.max(6, Math.min(3_000, scale.tickets() / 50));
  }

  @Override
  public long id(int index) {
    return 360_010_000_300L + index * 40L;
  }

  @Override
  public long changedAt(int index) {
    long created = createdAt(index);
    return created + dice(index).below(1, Scale.END - created);
  }

  @Override
  public boolean isListed(int index) {
    return true;
  }

  String title(int index) {
    return dice(index).pick(2, Texts.SUBJECTS) + " – " + (index + 1);
  }

  String body(int index) {
    return Texts.html(Texts.paragraphs(dice(index), 100));
  }

  boolean isDraft(int index) {
    return index % 10 == 9;
  }

  @Override
  public ObjectNode record(int index) {
    Dice dice = dice(index);
    ObjectNode article = JsonNodeFactory.instance.objectNode();
    article.put("id", id(index));
    article.put("url", HelpCenter.URL + "en-us/articles/" + id(index) + ".json");
    article.put("html_url", HelpCenter.PAGES + "en-us/articles/" + id(index));
    article.put("author_id", scale.userId(dice.below(3, scale.agents())));
    article.put("comments_disabled", dice.chance(4, 200));
    article.put("draft", isDraft(index));
    article.put("promoted", dice.chance(5, 100));
    article.put("position", 0);
    article.put("vote_sum", dice.below(6, 40) - 10);
    article.put("vote_count", dice.below(6, 40));
    article.put("section_id", HelpCenter.sectionId(dice.below(7, HelpCenter.SECTIONS)));
    article.put("created_at", Times.iso(createdAt(index)));
    article.put("updated_at", Times.iso(changedAt(index)));
    article.put("edited_at", Times.iso(createdAt(index)));
    article.put("name", title(index));
    article.put("title", title(index));
    article.put("source_locale", "en-us");
    article.put("locale", "en-us");
    article.put("outdated", false);
    article.putArray("outdated_locales");
    article.put("user_segment_id", dice.chance(8, 150) ? (Long) 360_000_010_001L : null);
    article.put("permission_group_id", 360_000_020_002L);
    article.putArray("content_tag_ids");
    ArrayNode labels = article.putArray("label_names");
    if (dice.chance(9, 300)) {
      labels.add(dice.pick(10, Texts.TAGS));
    }
    article.put("body", body(index));
    return article;
  }

  long createdAt(int index) {
    long span = Scale.END - Scale.START - 200 * 86_400L;
    return Scale.START + index * (span / size());
  }

  private Dice dice(int index) {
    return scale.dice(Scale.Stream.ARTICLE, index);
  }
}
