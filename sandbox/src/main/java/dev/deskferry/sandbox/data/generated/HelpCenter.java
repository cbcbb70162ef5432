package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.List;

/** Categories and sections of the Help Center: few, and the same in every account. */
final class HelpCenter {

  /** Where records of the Help Center point. */
  static final String URL = Scale.URL + "help_center/";

  /** Where people read it. */
  static final String PAGES = "https://deskferry-sandbox.zendesk.com/hc/";

  static final List<String> CATEGORIES = List.of("General", "Rechnungen", "開発者");
  static final int SECTIONS = 7;
  static final long CREATED = Scale.START - 40 * 86_400L;

  private HelpCenter() {}

  static long categoryId(int index) {
    return 360_000_900_100L + index * 20L;
  }

  static long sectionId(int index) {
    return 360_001_900_200L + index * 20L;
  }

  static List<ObjectNode> categories() {
    List<ObjectNode> categories = new ArrayList<>();
    for (int i = 0; i < CATEGORIES.size(); i++) {
      categories.add(start("categories", categoryId(i), CATEGORIES.get(i), i));
    }
    return categories;
  }

  /** The last one hangs below another section instead of below its category alone. */
  static List<ObjectNode> sections() {
    List<ObjectNode> sections = new ArrayList<>();
    for (int i = 0; i < SECTIONS; i++) {
      ObjectNode section = start("sections", sectionId(i), sectionName(i), i);
      section.put("category_id", categoryId(i % CATEGORIES.size()));
      section.put("sorting", "manual");
      section.put("theme_template", "section_page");
      boolean isBelow = i == SECTIONS - 1;
      section.put("parent_section_id", isBelow ? (Long) sectionId(0) : null);
      sections.add(section);
    }
    return sections;
  }

  static String sectionName(int index) {
    return "Section " + (index + 1) + " – " + Texts.SUBJECTS.get(index);
  }

  private static ObjectNode start(String path, long id, String name, int position) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id);
    node.put("url", URL + "en-us/" + path + "/" + id + ".json");
    node.put("html_url", PAGES + "en-us/" + path + "/" + id);
    node.put("name", name);
    node.put("description", "");
    node.put("position", position);
    node.put("locale", "en-us");
    node.put("source_locale", "en-us");
    node.put("outdated", false);
    node.put("created_at", Times.iso(CREATED));
    node.put("updated_at", Times.iso(CREATED + position * 3_600L));
    return node;
  }
}
