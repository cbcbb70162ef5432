package dev.deskferry.extract;

import dev.deskferry.spec.SourceEachSpec;
import dev.deskferry.spec.SourceSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pages of a source that is asked once per parent. Which parents are done is kept by the
 * visits, so the checkpoint only says whether all of them are; a parent that was interrupted begins
 * again. Parents that were refused the last time come last, and say nothing about the others.
 */
public final class ChildPages implements PageSequence {

  /**
   * How many parents, none of them known for it, may be refused one after another before it is
   * hardly them.
   */
  public static final int REFUSED_IN_A_ROW = 10;

  private final SourceSpec source;
  private final Walk walk;
  private final PageSize size;
  private final Function<String, List<Parent>> choose;
  private final Deque<Parent> waiting = new ArrayDeque<>();
  private final Deque<Parent> putLast = new ArrayDeque<>();
  private final Begun begun;
  private LoopGuard guard = new LoopGuard();
  private Checkpoint at;
  private String lastId = "";
  private long walkedCount;
  private int missedCount;
  private int refusedInARow;
  private int goneInARow;
  private boolean isAllChosen;

  /**
   * Begins with the first parent.
   *
   * @param choose the next parents behind an identity, in the order of their identities; empty when
   *     there are no more
   */
  public ChildPages(SourceSpec source, Begun begun, Function<String, List<Parent>> choose) {
    this.source = source;
    this.walk = Walk.of(source);
    this.size = PageSize.of(source);
    this.choose = choose;
    this.begun = begun;
    this.at = Checkpoint.begin(begun);
    refill();
  }

  @Override
  public boolean hasNext() {
    return !waiting.isEmpty();
  }

  @Override
  public SourceRequest next() {
    return SourceRequests.page(source, at, size.current(), parent());
  }

  @Override
  public PageSize size() {
    return size;
  }

  @Override
  public Optional<Parent> parent() {
    return Optional.ofNullable(waiting.peekFirst());
  }

  @Override
  public boolean hasAnswered() {
    return false;
  }

  @Override
  public PageStep arrived(Page page) {
    walkedCount += page.listedCount();
    at = walk.behind(at, page, size.current()).checkpoint();
    guard.check(at, page);
    size.succeeded();
    if (!at.isComplete()) {
      return new PageStep(page, stored(false), Optional.empty(), List.of());
    }
    refusedInARow = 0;
    goneInARow = 0;
    Visit visit = new Visit(waiting.removeFirst(), true);
    refill();
    return new PageStep(page, stored(!hasNext()), Optional.of(visit), List.of());
  }

  /**
   * The source does not give out the children of the parent in turn. When more than {@link
   * #REFUSED_IN_A_ROW} meet that, all of them are missed, and those beyond it are not remembered as
   * refused: it is hardly them.
   */
  public PageStep gone(String reason) {
    Parent parent = waiting.removeFirst();
    boolean isItsOwn = parent.wasRefused() || ++goneInARow <= REFUSED_IN_A_ROW;
    if (!isItsOwn) {
      missedCount += goneInARow == REFUSED_IN_A_ROW + 1 ? goneInARow : 1;
    }
    refill();
    return new PageStep(
        Page.empty(),
        stored(!hasNext()),
        Optional.of(new Visit(parent, false)).filter(visit -> isItsOwn),
        List.of(
            finding(
                parent,
                "children_not_given",
                reason + ": not given out; the next extract asks again unless it is deleted")));
  }

  /**
   * The children of the parent in turn cannot be had; that is remembered and the next one is asked.
   *
   * @return empty when so many in a row were refused that it is hardly them
   */
  public Optional<PageStep> refused(String reason) {
    Parent parent = waiting.getFirst();
    if (!parent.wasRefused() && ++refusedInARow > REFUSED_IN_A_ROW) {
      return Optional.empty();
    }
    missedCount++;
    waiting.removeFirst();
    refill();
    String text = reason + "; expected 200; the next extract asks again";
    return Optional.of(
        new PageStep(
            Page.empty(),
            stored(!hasNext()),
            Optional.of(new Visit(parent, false)),
            List.of(finding(parent, "children_refused", text))));
  }

  @Override
  public Optional<String> shortfall() {
    return missedCount == 0
        ? Optional.empty()
        : Optional.of(
            "%d of the %s could not be asked; the events children_refused and children_not_given name them; the next extract asks again"
                .formatted(missedCount, parentType()));
  }

  @Override
  public PageStep ended() {
    waiting.clear();
    return new PageStep(Page.empty(), stored(true), Optional.empty(), List.of());
  }

  private PageFinding finding(Parent parent, String code, String text) {
    return new PageFinding(source.name(), parent.id(), code, text);
  }

  private String parentType() {
    return source.each().map(SourceEachSpec::of).orElse(source.name());
  }

  private Checkpoint stored(boolean isComplete) {
    return new Checkpoint(begun.startTime(), Optional.empty(), 1, walkedCount, isComplete, begun);
  }

  private void refill() {
    at = Checkpoint.begin(begun);
    guard = new LoopGuard();
    while (waiting.isEmpty() && !isAllChosen) {
      chooseMore();
    }
  }

  private void chooseMore() {
    List<Parent> chosen = choose.apply(lastId);
    chosen.forEach(it -> (it.wasRefused() ? putLast : waiting).add(it));
    if (chosen.isEmpty()) {
      isAllChosen = true;
      waiting.addAll(putLast);
    } else {
      lastId = chosen.get(chosen.size() - 1).id();
    }
  }
}
