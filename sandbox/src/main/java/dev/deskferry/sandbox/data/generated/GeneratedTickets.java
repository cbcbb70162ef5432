package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Tickets;
import java.util.List;

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
}
