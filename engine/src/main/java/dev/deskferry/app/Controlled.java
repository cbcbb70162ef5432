package dev.deskferry.app;

import dev.deskferry.report.Progress;
import dev.deskferry.report.RateMeter;
import dev.deskferry.report.SharedProgress;
import dev.deskferry.run.Control;
import dev.deskferry.run.ControlWatch;
import dev.deskferry.run.Members;
import dev.deskferry.run.NodeCard;
import dev.deskferry.run.StopSignal;
import dev.deskferry.staging.Database;
import dev.deskferry.throttle.SteadyClock;

/** One phase of this process under the operator's eyes and hands, until it is closed. */
record Controlled(
    Control control, StopSignal stop, RateMeter progress, SharedProgress shared, ControlWatch watch)
    implements AutoCloseable {

  static Controlled begin(
      Database database,
      NodeCard card,
      Members members,
      Control control,
      StopSignal stop,
      Progress progress) {
    SharedProgress shared = SharedProgress.of(database, control.phase(), progress);
    RateMeter meter = new RateMeter(shared, SteadyClock.system());
    try {
      return new Controlled(
          control,
          stop,
          meter,
          shared,
          ControlWatch.start(database, card, members, control, stop, meter, progress::note));
    } catch (RuntimeException e) {
      shared.close();
      throw e;
    }
  }

  @Override
  public void close() {
    watch.close();
    shared.close();
  }
}
