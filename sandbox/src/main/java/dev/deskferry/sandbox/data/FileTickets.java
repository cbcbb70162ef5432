package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tickets and comments of a data folder. A comment's {@code ticket_id} is not served. */
final class FileTickets extends FileRecords implements Tickets {

  private static final long FIRST_AUDIT_ID = 40_000_000_000_000L;

  private final List<TicketFacts> facts;
  private final Map<Long, List<Comment>> comments = new HashMap<>();

  private record Comment(CommentFacts facts, byte[] json) {}

  /**
   * Joins comments to their tickets.
   *
   * @param staff ids of agents and admins
   * @param now decides which closed tickets are archived, seconds since the epoch
   */
  FileTickets(
      List<JsonLines.Line> tickets, List<JsonLines.Line> comments, Set<Long> staff, long now) {
    super(ObjectType.TICKETS, tickets);
    this.facts =
        tickets.stream()
            .map(line -> TicketFacts.of(line.record(), now))
            .sorted(Comparator.comparingLong(TicketFacts::id))
            .toList();
    for (JsonLines.Line line : comments) {
      ObjectNode comment = line.record().deepCopy();
      long ticket = comment.remove("ticket_id").asLong();
      boolean isByAgent = staff.contains(comment.path("author_id").asLong());
      this.comments
          .computeIfAbsent(ticket, absent -> new ArrayList<>())
          .add(new Comment(CommentFacts.of(comment, isByAgent), JsonLines.pack(comment)));
    }
    Comparator<Comment> oldestFirst =
        Comparator.<Comment>comparingLong(comment -> comment.facts().createdAt())
            .thenComparingLong(comment -> comment.facts().id());
    this.comments.values().forEach(list -> list.sort(oldestFirst));
  }

  @Override
  public boolean isListed(int index) {
    return super.isListed(index) && !facts.get(index).isArchived();
  }

  @Override
  public TicketFacts facts(int index) {
    return facts.get(index);
  }

  @Override
  public List<CommentFacts> comments(int index) {
    return of(index).stream().map(Comment::facts).toList();
  }

  @Override
  public long auditBase(int index) {
    return FIRST_AUDIT_ID + index * AUDIT_IDS;
  }

  @Override
  public ObjectNode comment(int index, int ordinal) {
    return JsonLines.unpack(of(index).get(ordinal).json());
  }

  @Override
  public ObjectNode commentAsWritten(int index, int ordinal) {
    return comment(index, ordinal);
  }

  private List<Comment> of(int index) {
    return comments.getOrDefault(id(index), List.of());
  }
}
