package dev.deskferry.extract;

import dev.deskferry.spec.SourceSpec;
import java.util.List;
import java.util.Optional;

/** The pages of a source that is walked by itself. */
public final class SourcePages implements PageSequence {

  private final SourceSpec source;
  private final Walk walk;
  private final PageSize size;
  private final LoopGuard guard = new LoopGuard();
  private Checkpoint at;
  private int asked;

  /** Goes on at a stored checkpoint. */
  public SourcePages(SourceSpec source, Checkpoint stored) {
    this.source = source;
    this.walk = Walk.of(source);
    this.size = new PageSize(source.pageSize());
    this.at = walk.resume(stored);
  }

  @Override
  public boolean hasNext() {
    return !at.isComplete();
  }

  @Override
  public SourceRequest next() {
    asked = size.current();
    return SourceRequests.page(source, at, asked, Optional.empty());
  }

  @Override
  public PageSize size() {
    return size;
  }

  @Override
  public Optional<Parent> parent() {
    return Optional.empty();
  }

  @Override
  public PageStep arrived(Page page) {
    Walk.Step step = walk.behind(at, page, asked);
    if (step.finding().isPresent() && size.restore()) {
      // Pinned on a full second with a page that was made small: first ask for a large one.
      return stepTo(at.counted(0), page, Optional.empty());
    }
    size.succeeded();
    return stepTo(step.checkpoint().counted(page.listedCount()), page, step.finding());
  }

  @Override
  public PageStep ended() {
    return stepTo(at.complete(), Page.empty(), Optional.empty());
  }

  private PageStep stepTo(Checkpoint next, Page page, Optional<String> finding) {
    guard.check(next, page);
    at = next;
    List<PageFinding> findings =
        finding
            .map(text -> List.of(new PageFinding(source.name(), "", "second_overfull", text)))
            .orElse(List.of());
    return new PageStep(page, next, Optional.empty(), findings);
  }
}
