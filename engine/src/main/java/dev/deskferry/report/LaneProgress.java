package dev.deskferry.report;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Passes on what a load of one lane says, with the lane in the names, so that a load of everything
 * can speak beside it.
 */
public final class LaneProgress implements Progress {

  private final Progress progress;
  private final String lane;

  private LaneProgress(Progress progress, String lane) {
    this.progress = progress;
    this.lane = lane;
  }

  /** For a lane; the same for everything, which has no name. */
  public static Progress of(Progress progress, String lane) {
    return lane.isEmpty() ? progress : new LaneProgress(progress, lane);
  }

  @Override
  public void run(long runId) {
    progress.run(runId);
  }

  @Override
  public void stands(String objectType, Map<String, Long> counts) {
    progress.stands(name(objectType), counts);
  }

  @Override
  public void task(String objectType, String phase, OptionalLong total) {
    progress.task(name(objectType), phase, total);
  }

  @Override
  public void count(String objectType, String counter, long delta) {
    progress.count(name(objectType), counter, delta);
  }

  @Override
  public void done(String objectType, String state) {
    progress.done(name(objectType), state);
  }

  @Override
  public void note(String line) {
    progress.note("lane " + lane + ": " + line);
  }

  private String name(String objectType) {
    return objectType + " (" + lane + ")";
  }
}
