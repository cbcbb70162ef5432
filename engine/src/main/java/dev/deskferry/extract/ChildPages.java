package dev.deskferry.extract;

import dev.deskferry.spec.SourceEachSpec;
import dev.deskferry.spec.SourceSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pages of a source that is asked once per parent. Which parents are done is kept by the
 * visits, so the checkpoint only says whether all of them are; a parent that was interrupted begins
 * again. Parents that were refused the last time come last, and are not waited for long.
 *
 * <p>When many parents in a row are not given out, parents that gave their children before are
 * asked: should these not be given out either, it is the access that is refused, and the walk ends.
 */
public final class ChildPages implements PageSequence {

  /**
   * How many parents may be refused one after another, none of them known for it, or not be given
   * out, before it is hardly them.
   */
  public static final int REFUSED_IN_A_ROW = 10;

  private static final int ATTEMPTS_OF_REFUSED = 2;

  private final SourceSpec source;
  private final Walk walk;
  private final PageSize size;
  private final Choice choice;
  private final Deque<Parent> waiting = new ArrayDeque<>();
  private final Deque<Parent> putLast = new ArrayDeque<>();
  private final Deque<Parent> controls = new ArrayDeque<>();
  private final List<String> goneInARow = new ArrayList<>();
  private final Begun begun;
  private LoopGuard guard = new LoopGuard();
  private Checkpoint at;
  private String lastId = "";
  private String endedBy = "";
  private long walkedCount;
  private int missedCount;
  private int refusedInARow;
  private int refusedAgainInARow;
  private boolean isAnyGiven;
  private boolean mayPass;
  private boolean isAllChosen;

  /**
   * Which parents to ask.
   *
   * @param next the next ones behind an identity, in the order of their identities; empty when
   *     there are no more
   * @param given a few that gave their children before, without those of the given identities
   */
  public record Choice(
      Function<String, List<Parent>> next, Function<Collection<String>, List<Parent>> given) {}

  /** Begins with the first parent. */
  public ChildPages(SourceSpec source, Begun begun, Choice choice) {
    this.source = source;
    this.walk = Walk.of(source);
    this.size = PageSize.of(source);
    this.choice = choice;
    this.begun = begun;
    this.at = Checkpoint.begin(begun);
    refill();
  }

  @Override
  public boolean hasNext() {
    return parent().isPresent();
  }

  @Override
  public SourceRequest next() {
    return SourceRequests.page(
        source, at, wasRefused() ? size.smallest() : size.current(), parent());
  }

  @Override
  public SourceSpec source() {
    return source;
  }

  /** Parents that were refused before must not hold up the run once more, nor must controls. */
  @Override
  public int attempts(int usual) {
    if (!controls.isEmpty()) {
      return Math.min(usual, ATTEMPTS_OF_REFUSED);
    }
    int few = refusedAgainInARow < REFUSED_IN_A_ROW ? ATTEMPTS_OF_REFUSED : 1;
    return wasRefused() ? Math.min(usual, few) : usual;
  }

  private boolean wasRefused() {
    return parent().filter(Parent::wasRefused).isPresent();
  }

  @Override
  public PageSize size() {
    return size;
  }

  @Override
  public Optional<Parent> parent() {
    return Optional.ofNullable(controls.isEmpty() ? waiting.peekFirst() : controls.peekFirst());
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
    Visit visit = new Visit(parent().orElseThrow(), true);
    if (controls.isEmpty()) {
      waiting.removeFirst();
      refusedInARow = 0;
      refusedAgainInARow = 0;
    }
    controls.clear();
    goneInARow.clear();
    isAnyGiven = true;
    refill();
    return new PageStep(page, stored(!hasNext()), Optional.of(visit), List.of());
  }

  /** The source does not give out the children of the parent in turn. */
  public PageStep gone(String reason) {
    if (!controls.isEmpty()) {
      return controlGone(reason);
    }
    Parent parent = waiting.removeFirst();
    goneInARow.add(parent.id());
    if (goneInARow.size() > REFUSED_IN_A_ROW) {
      askControls(reason);
    }
    refill();
    return new PageStep(
        Page.empty(),
        stored(!hasNext()),
        Optional.of(new Visit(parent, false)),
        List.of(
            finding(
                parent,
                "children_not_given",
                reason + ": not given out; the next extract asks again unless it is deleted")));
  }

  private PageStep controlGone(String reason) {
    controls.removeFirst();
    if (controls.isEmpty()) {
      endWithoutAccess(reason);
    }
    refill();
    return new PageStep(Page.empty(), stored(!hasNext()), Optional.empty(), List.of());
  }

  private void askControls(String reason) {
    controls.addAll(choice.given().apply(goneInARow));
    if (controls.isEmpty() && !isAnyGiven && goneInARow.size() > REFUSED_IN_A_ROW) {
      endWithoutAccess(reason);
    }
  }

  private void endWithoutAccess(String reason) {
    end(
        "%s: not given out, as for %d of the %s in a row, nor for any that gave them before, so it is the access that is refused and not they; look at the user's role and at what stands between; the next extract asks again"
            .formatted(reason, goneInARow.size(), parentType()));
  }

  private void end(String why) {
    endedBy = why;
    waiting.clear();
    putLast.clear();
    isAllChosen = true;
  }

  /**
   * The children of the parent in turn cannot be had; that is remembered and the next one is asked.
   *
   * @param isForNow whether they may be had a while later
   * @return empty when so many in a row were refused that it is hardly them
   */
  public Optional<PageStep> refused(String reason, boolean isForNow) {
    if (!controls.isEmpty()) {
      return Optional.of(controlRefused(reason));
    }
    Parent parent = waiting.getFirst();
    if (parent.wasRefused()) {
      refusedAgainInARow++;
    } else if (++refusedInARow > REFUSED_IN_A_ROW) {
      return Optional.empty();
    } else {
      mayPass |= isForNow;
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

  /** It says nothing about the others; when none does, nobody knows why they were not given out. */
  private PageStep controlRefused(String reason) {
    controls.removeFirst();
    if (controls.isEmpty()) {
      end(
          "%d of the %s in a row were not given out, and those that gave theirs before could not be read to compare: %s; the next extract asks again"
              .formatted(goneInARow.size(), parentType(), reason));
    }
    refill();
    return new PageStep(Page.empty(), stored(!hasNext()), Optional.empty(), List.of());
  }

  @Override
  public boolean mayPass() {
    return mayPass && endedBy.isEmpty();
  }

  @Override
  public Optional<String> shortfall() {
    if (!endedBy.isEmpty()) {
      return Optional.of(endedBy);
    }
    return missedCount == 0
        ? Optional.empty()
        : Optional.of(
            "%d of the %s could not be asked; the events children_refused name them; the next extract asks again"
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
    boolean isNoneGiven = !goneInARow.isEmpty() && !isAnyGiven;
    if (waiting.isEmpty() && controls.isEmpty() && isNoneGiven && endedBy.isEmpty()) {
      askControls("");
    }
  }

  private void chooseMore() {
    List<Parent> chosen = choice.next().apply(lastId);
    chosen.forEach(it -> (it.wasRefused() ? putLast : waiting).add(it));
    if (chosen.isEmpty()) {
      isAllChosen = true;
      waiting.addAll(putLast);
    } else {
      lastId = chosen.get(chosen.size() - 1).id();
    }
  }
}
