package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Tickets;
import java.util.List;
import java.util.Optional;

/** Tickets and comments made up when they are asked for. */
final class GeneratedTickets implements Tickets {

  private final Scale scale;
  private final TicketPlan plan;
  private final CommentPlan comments;
  private final TicketWriter writer;
  private final CommentWriter commentWriter;

  GeneratedTickets(Scale scale, Profiles profiles, TicketPlan plan, Plot plot) {
    this.scale = scale;
    this.plan = plan;
    this.comments = new CommentPlan(scale, plot, plan);
    Channels channels = new Channels(profiles);
    this.commentWriter = new CommentWriter(comments, plot, plan, channels, profiles);
    this.writer = new TicketWriter(scale, plot, plan, comments, commentWriter, channels);
  }

  @Override
  public int size() {
    return scale.tickets();
  }

  @Override
  public long id(int index) {
    return Scale.ticketId(index);
  }

  @Override
  public long changedAt(int index) {
    return plan.facts(index).generatedAt();
  }

  @Override
  public boolean isListed(int index) {
    TicketFacts facts = plan.facts(index);
    return !facts.isDeleted() && !facts.isArchived();
  }

  @Override
  public ObjectNode record(int index) {
    return writer.ticket(index);
  }

  @Override
  public TicketFacts facts(int index) {
    return plan.facts(index);
  }

  @Override
  public List<CommentFacts> comments(int index) {
    return comments.of(index);
  }

  @Override
  public long auditBase(int index) {
    return Scale.auditBase(index);
  }

  @Override
  public ObjectNode comment(int index, int ordinal) {
    return commentWriter.comment(index, ordinal, comments.of(index).get(ordinal), false);
  }

  @Override
  public ObjectNode commentAsWritten(int index, int ordinal) {
    return commentWriter.comment(index, ordinal, comments.of(index).get(ordinal), true);
  }

  /** The attachment of an id, if a comment has it. */
  Optional<ObjectNode> attachment(long id) {
    long commentId = CommentAttachments.commentId(id);
    int ticket = Scale.ticketOfAudit(commentId);
    if (ticket < 0 || ticket >= size()) {
      return Optional.empty();
    }
    int ordinal = (int) ((commentId - Scale.auditBase(ticket)) / 4);
    List<CommentFacts> all = comments.of(ticket);
    if (ordinal >= all.size() || all.get(ordinal).id() != commentId) {
      return Optional.empty();
    }
    for (JsonNode attachment : comment(ticket, ordinal).path("attachments")) {
      if (attachment.path("id").asLong() == id && attachment instanceof ObjectNode found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
