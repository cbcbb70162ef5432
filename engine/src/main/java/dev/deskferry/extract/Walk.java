package dev.deskferry.extract;

import dev.deskferry.spec.SourceSpec;
import java.util.Map;
import java.util.Optional;

/** The rules of one paging mode. Stateless; {@link LoopGuard} watches over the whole walk. */
public sealed interface Walk
    permits IncrementalCursorWalk, IncrementalTimeWalk, CursorWalk, OffsetWalk, SinglePageWalk {

  /** The rules that a source is walked by. */
  static Walk of(SourceSpec source) {
    return switch (source.paging()) {
      case INCREMENTAL_CURSOR ->
          new IncrementalCursorWalk(source.overlap(), source.objectTypes().get(0));
      case INCREMENTAL_TIME -> new IncrementalTimeWalk();
      case CURSOR -> new CursorWalk();
      case OFFSET -> new OffsetWalk();
      case NONE -> new SinglePageWalk();
    };
  }

  /**
   * Where to begin, given where the last walk stood: an incremental walk goes on behind its stored
   * position, a list that was walked to its end begins again.
   */
  Checkpoint resume(Checkpoint stored);

  /** The query parameters that lead to a checkpoint's page. */
  Map<String, String> parameters(Checkpoint checkpoint, int pageSize);

  /**
   * The checkpoint behind a page.
   *
   * @param pageSize what was asked for; 0 when nothing was
   */
  Step behind(Checkpoint checkpoint, Page page, int pageSize);

  /**
   * @param checkpoint complete when the walk is over
   * @param finding a doubt worth writing down
   */
  record Step(Checkpoint checkpoint, Optional<String> finding) {

    static Step to(Checkpoint checkpoint) {
      return new Step(checkpoint, Optional.empty());
    }
  }
}
