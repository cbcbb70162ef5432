package dev.deskferry.extract;

import dev.deskferry.spec.SourceSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The pages of a source that is walked by itself. */
public final class SourcePages implements PageSequence {

  /** Code of the finding that a second held more than the source can send. */
  static final String SECOND_OVERFULL = "second_overfull";

  private final SourceSpec source;
  private final Walk walk;
  private final PageSize size;
  private final LoopGuard guard = new LoopGuard();
  private Optional<PageFinding> news;
  private OptionalLong restoredAt = OptionalLong.empty();
  private boolean hasAnswered;
  private Checkpoint at;
  private int asked;

  /**
   * Goes on at a stored checkpoint, unless what was walked to there is not what is asked for now.
   * An incremental walk begins again when an earlier time or another request is asked for, a list
   * when another run left it, since its first pages are as old as that run.
   */
  public SourcePages(SourceSpec source, Begun now, Checkpoint stored) {
    this.source = source;
    this.walk = Walk.of(source);
    this.size = PageSize.of(source);
    this.hasAnswered = stored.isBegun();
    boolean isIncremental = source.paging().isIncremental();
    this.news = isIncremental && hasAnswered ? begunAgain(stored.begun(), now) : Optional.empty();
    boolean goesOn =
        isIncremental
            ? begunAgain(stored.begun(), now).isEmpty()
            : stored.begun().runId() == now.runId()
                && stored.begun().request().equals(now.request());
    this.at =
        goesOn
            ? walk.resume(stored.with(now.since(stored.begun().startTime())))
            : Checkpoint.begin(now);
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
  public SourceSpec source() {
    return source;
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
  public boolean hasAnswered() {
    return hasAnswered;
  }

  @Override
  public PageStep arrived(Page page) {
    hasAnswered = true;
    Walk.Step step = walk.behind(at, page, asked);
    if (step.finding().isPresent() && mayAskForALargeOne()) {
      return stepTo(at.counted(0), page, Optional.empty());
    }
    size.succeeded();
    return stepTo(
        step.checkpoint().counted(page.listedCount()),
        page,
        step.finding().map(text -> finding("second " + at.startTime(), SECOND_OVERFULL, text)));
  }

  @Override
  public PageStep ended() {
    return stepTo(at.complete(), Page.empty(), Optional.empty());
  }

  /** Once for each full second that was met with a page made small; then that page must do. */
  private boolean mayAskForALargeOne() {
    OptionalLong second = OptionalLong.of(at.startTime());
    boolean isTried = restoredAt.equals(second);
    restoredAt = second;
    return !isTried && size.restore();
  }

  private PageStep stepTo(Checkpoint next, Page page, Optional<PageFinding> finding) {
    guard.check(next, page);
    at = next;
    List<PageFinding> findings = new ArrayList<>();
    news.ifPresent(findings::add);
    finding.ifPresent(findings::add);
    news = Optional.empty();
    return new PageStep(page, next, Optional.empty(), findings);
  }

  private Optional<PageFinding> begunAgain(Begun before, Begun now) {
    if (!before.request().equals(now.request())) {
      return Optional.of(
          finding(
              "",
              "begun_again",
              "path, include or parameters of the source are not those of its earlier extracts;"
                  + " everything since %s is asked for again"
                      .formatted(Instant.ofEpochSecond(now.startTime()))));
    }
    return now.startTime() >= before.startTime()
        ? Optional.empty()
        : Optional.of(
            finding(
                "",
                "begun_again",
                "earlier extracts began at %s, start_time is now %s; everything since then is asked for again"
                    .formatted(
                        Instant.ofEpochSecond(before.startTime()),
                        Instant.ofEpochSecond(now.startTime()))));
  }

  private PageFinding finding(String about, String code, String text) {
    return new PageFinding(source.name(), about, code, text);
  }
}
