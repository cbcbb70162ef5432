package dev.deskferry.sandbox.data;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * All audits of all tickets. An event is named by its number: those of the start in the order of
 * tickets and time, later ones behind them. Safe for many threads.
 */
public final class TicketEvents {

  private final LiveTickets tickets;
  private final List<Event> added = new CopyOnWriteArrayList<>();
  private volatile @Nullable Index index;

  /** Events of these tickets; nothing is counted before the first question. */
  public TicketEvents(LiveTickets tickets) {
    this.tickets = tickets;
  }

  /**
   * One event.
   *
   * @param ticket index of its ticket
   */
  public record Event(int ticket, Audit audit) {}

  private record Index(int[] first, ChangeOrder order) {
    int count() {
      return first[first.length - 1];
    }
  }

  /** The order of the event export: by second, then by event number. */
  public ChangeOrder order() {
    return index().order();
  }

  /** How many events there are. */
  public int size() {
    return index().count() + added.size();
  }

  /** The event of a number. */
  public Event event(int number) {
    Index known = index();
    if (number >= known.count()) {
      return added.get(number - known.count());
    }
    int ticket = ticketOf(known.first(), number);
    return new Event(ticket, audits(ticket).get(number - known.first()[ticket]));
  }

  /** The index of the ticket of an event; quicker than the whole event. */
  public int ticket(int number) {
    Index known = index();
    return number < known.count()
        ? ticketOf(known.first(), number)
        : added.get(number - known.count()).ticket();
  }

  /** The audits of a ticket, oldest first. */
  public List<Audit> ofTicket(int ticket) {
    List<Audit> later =
        added.stream().filter(event -> event.ticket() == ticket).map(Event::audit).toList();
    if (ticket >= tickets.originalSize()) {
      return later;
    }
    List<Audit> all = audits(ticket);
    all.addAll(later);
    return all;
  }

  /**
   * Adds an event that happened while the stand-in was serving.
   *
   * @param ordinal the comment it speaks of, -1 for none
   */
  synchronized void add(int ticket, long second, Audit.Kind kind, int ordinal) {
    Index known = index();
    long id = tickets.auditBase(ticket) + 32_768 + 4L * added.size();
    added.add(new Event(ticket, new Audit(id, second, kind, ordinal)));
    known.order().move(known.count() + added.size() - 1, second);
  }

  private List<Audit> audits(int ticket) {
    return Audits.of(
        tickets.originalFacts(ticket), tickets.originalComments(ticket), tickets.auditBase(ticket));
  }

  private Index index() {
    Index known = index;
    return known != null ? known : build();
  }

  private synchronized Index build() {
    Index known = index;
    if (known != null) {
      return known;
    }
    int count = tickets.originalSize();
    int[] first = new int[count + 1];
    int[] seconds = new int[Math.max(16, count * 10)];
    for (int ticket = 0; ticket < count; ticket++) {
      int number = first[ticket];
      for (Audit audit : audits(ticket)) {
        if (number == seconds.length) {
          seconds = Arrays.copyOf(seconds, seconds.length + seconds.length / 2);
        }
        seconds[number++] = (int) audit.second();
      }
      first[ticket + 1] = number;
    }
    int[] secondOf = seconds;
    known = new Index(first, ChangeOrder.of(first[count], number -> secondOf[number]));
    index = known;
    return known;
  }

  private static int ticketOf(int[] first, int number) {
    int found = Arrays.binarySearch(first, number);
    if (found < 0) {
      return -found - 2;
    }
    while (found + 1 < first.length && first[found + 1] == number) {
      found++;
    }
    return found;
  }
}
