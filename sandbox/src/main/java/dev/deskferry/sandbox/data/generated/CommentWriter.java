package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import java.nio.charset.StandardCharsets;

/** Comments as JSON in the shape of {@code /tickets/{id}/comments}. */
final class CommentWriter {

  private static final int LONGEST = 65_536;

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
    return dice.below(11, 4_000) == 0 ? longest(text) : text;
  }

  /** As long as the API keeps a text, which is 64 kB in UTF-8; it cuts the rest without a word. */
  private static String longest(String text) {
    byte[] bytes = text.repeat(1 + LONGEST / text.length()).getBytes(StandardCharsets.UTF_8);
    int end = Math.min(LONGEST, bytes.length);
    while ((bytes[end - 1] & 0xC0) == 0x80) {
      end--;
    }
    return new String(
        bytes, 0, (bytes[end - 1] & 0x80) == 0 ? end : end - 1, StandardCharsets.UTF_8);
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
    comment.put("html_body", Texts.html(text) + CommentAttachments.inlineImage(dice, facts.id()));
    comment.put("plain_body", text);
    comment.put(
        "public", asWritten ? facts.isPublic() || facts.wasMadePrivate() : facts.isPublic());
    comment.set("attachments", CommentAttachments.of(dice, facts.id(), isRedacted));
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
}
