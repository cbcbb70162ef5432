package dev.deskferry.extract;

import dev.deskferry.spec.SourceSpec;
import java.util.List;
import java.util.Optional;

/**
 * The pages of one partition, one after another: ask {@link #next}, then say what came. Not
 * thread-safe; one page is asked for at a time.
 */
public sealed interface PageSequence permits SourcePages, FilledPages, ChildPages {

  /** Whether there is a page to ask for. */
  boolean hasNext();

  /** The request for the page in turn; may be called again with another page size in between. */
  SourceRequest next();

  /** Where the page in turn comes from. */
  SourceSpec source();

  /**
   * How often the request for the page in turn may fail.
   *
   * @param usual as the settings say
   */
  default int attempts(int usual) {
    return usual;
  }

  /** How large the pages are asked for. */
  PageSize size();

  /** The parent whose children are asked for in turn. */
  Optional<Parent> parent();

  /** Whether the source itself gave a page out before, in this run or an earlier one. */
  boolean hasAnswered();

  /** What is missing although the walk came to its end; empty when nothing is. */
  default Optional<String> shortfall() {
    return Optional.empty();
  }

  /** Whether some of what is missing may be had when it is asked for again a while later. */
  default boolean mayPass() {
    return false;
  }

  /**
   * The page in turn came.
   *
   * @throws NeverEndingWalkException when the walk goes round in circles
   */
  PageStep arrived(Page page);

  /** The source has nothing newer for now. */
  PageStep ended();

  /**
   * A parent whose children were asked for.
   *
   * @param isFound false when they could not be had
   */
  record Visit(Parent parent, boolean isFound) {}

  /**
   * What is to be made durable at once.
   *
   * @param checkpoint where the partition stands once the page is stored
   * @param visit the parent that is done with this page
   * @param findings besides those of the page
   */
  record PageStep(
      Page page, Checkpoint checkpoint, Optional<Visit> visit, List<PageFinding> findings) {}
}
