package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;

/** Comments as JSON in the shape of {@code /tickets/{id}/comments}. */
final class CommentWriter {

  private static final int LONGEST = 64_000;

  private final CommentPlan plan;
  private final Plot plot;
  private final TicketPlan tickets;
  private final Channels channels;
  private final Profiles profiles;

  CommentWriter(
      CommentPlan plan, Plot plot, TicketPlan tickets, Channels channels, Profiles profiles) {
    this.plan = plan;
    this.plot = plot;
    this.tickets = tickets;
    this.channels = channels;
    this.profiles = profiles;
  }

  /** The text of a comment before any redaction; the first one is the ticket's description. */
  String text(int ticket, int ordinal) {
    if (plan.isAboutMerge(ticket, ordinal)) {
      int into = plot.mergedInto(ticket);
      return into >= 0
          ? "This request was closed and merged into request #" + Scale.ticketId(into) + "."
          : "Request #"
              + Scale.ticketId(plot.mergedFrom(ticket))
              + " was closed and merged into this request.";
    }
    Dice dice = plan.dice(ticket, ordinal);
    String text = Texts.paragraphs(dice, 100);
    return dice.chance(10, 1000) && dice.below(11, 4_000) == 0
        ? text.repeat(LONGEST / text.length())
        : text;
  }

  /**
   * One comment.
   *
   * @param asWritten whether to undo redaction and later privacy
   */
  ObjectNode comment(int ticket, int ordinal, CommentFacts facts, boolean asWritten) {
    TicketFacts of = tickets.facts(ticket);
    Dice dice = plan.dice(ticket, ordinal);
    int author = plan.author(ticket, ordinal);
    String channel = Channels.of(tickets.dice(ticket), of.isAiAgent());
    boolean isVoice = channel.equals("voice") && ordinal == 0;
    boolean isRedacted = facts.isRedacted() && !asWritten;
    String text = isRedacted ? Texts.redact(text(ticket, ordinal)) : text(ticket, ordinal);
    ObjectNode comment = JsonNodeFactory.instance.objectNode();
    comment.put("id", facts.id());
    comment.put("type", isVoice ? "VoiceComment" : "Comment");
    comment.put("author_id", facts.authorId());
    comment.put("body", text);
    comment.put("html_body", Texts.html(text) + inlineImage(dice));
    comment.put("plain_body", text);
    comment.put(
        "public", asWritten ? facts.isPublic() || facts.wasMadePrivate() : facts.isPublic());
    comment.set("attachments", attachments(dice, facts.id(), isRedacted));
    comment.put("audit_id", facts.auditId());
    comment.set("via", via(ticket, ordinal, facts, author, channel));
    comment.put("created_at", Times.iso(facts.createdAt()));
    comment.set("metadata", metadata(dice, facts));
    if (isVoice) {
      ObjectNode data = comment.putObject("data");
      data.put("from", profiles.phone(author));
      data.put("to", "+15550000000");
      data.put("recording_url", "https://api.example.com/recordings/RE" + facts.id());
      data.put("call_duration", dice.below(12, 900));
      data.put("started_at", Times.iso(facts.createdAt()));
    }
    return comment;
  }

  private ObjectNode via(int ticket, int ordinal, CommentFacts facts, int author, String channel) {
    if (plan.isAboutMerge(ticket, ordinal)) {
      int other = plot.mergedInto(ticket) >= 0 ? plot.mergedInto(ticket) : plot.mergedFrom(ticket);
      return Channels.merge(Scale.ticketId(other));
    }
    boolean isVoiceReply = channel.equals("voice") && ordinal > 0;
    return channels.via(facts.isByAgent() || isVoiceReply ? "web" : channel, author);
  }

  private static ObjectNode metadata(Dice dice, CommentFacts facts) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    ObjectNode system = metadata.putObject("system");
    system.put("client", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36");
    system.put("ip_address", "192.0.2." + dice.below(13, 255));
    system.put("location", "København, 84, Denmark");
    system.put("latitude", 55.6761);
    system.put("longitude", 12.5683);
    metadata.putObject("custom");
    if (!facts.isByAgent() && dice.chance(14, 15)) {
      metadata.putArray("flags").add(4);
      metadata.putObject("flags_options").putObject("4").put("trusted", false);
    }
    return metadata;
  }

  private static boolean hasInlineImage(Dice dice) {
    return dice.chance(15, 30);
  }

  private static String inlineImage(Dice dice) {
    return hasInlineImage(dice)
        ? "<img src=\"https://deskferry-sandbox.zendesk.com/attachments/token/inline/?name=image.png"
            + "\" />"
        : "";
  }

  private static ArrayNode attachments(Dice dice, long commentId, boolean isRedacted) {
    ArrayNode attachments = JsonNodeFactory.instance.arrayNode();
    if (dice.chance(16, 90)) {
      boolean isImage = dice.chance(17, 600);
      String name =
          isRedacted ? "redacted.txt" : isImage ? "screenshot 1.png" : "Rechnung_März.pdf";
      String type = isRedacted ? "text/plain" : isImage ? "image/png" : "application/pdf";
      long size = isRedacted ? 0 : 1_000L + dice.below(18, 2_000_000);
      attachments.add(attachment(commentId * 10, name, type, size, false));
    }
    if (hasInlineImage(dice)) {
      attachments.add(attachment(commentId * 10 + 1, "image.png", "image/png", 4_096, true));
    }
    return attachments;
  }

  private static ObjectNode attachment(
      long id, String name, String type, long size, boolean isInline) {
    String host = "https://deskferry-sandbox.zendesk.com";
    ObjectNode attachment = JsonNodeFactory.instance.objectNode();
    attachment.put("url", Scale.URL + "attachments/" + id + ".json");
    attachment.put("id", id);
    attachment.put("file_name", name);
    attachment.put("content_url", host + "/attachments/token/t" + id + "/?name=" + name);
    attachment.put("mapped_content_url", host + "/attachments/token/t" + id + "/?name=" + name);
    attachment.put("content_type", type);
    attachment.put("size", size);
    attachment.putNull("width");
    attachment.putNull("height");
    attachment.put("inline", isInline);
    attachment.put("deleted", false);
    attachment.put("malware_access_override", false);
    attachment.put("malware_scan_result", "malware_not_found");
    attachment.putArray("thumbnails");
    return attachment;
  }
}
