package dev.deskferry.route;

import dev.deskferry.spec.SourceCountSpec;
import dev.deskferry.spec.SourceSpec;
import java.util.OptionalLong;

/** A number of records, to be asked for or already known. Belongs to one exchange. */
public final class ExtractCount {

  private final SourceSpec source;
  private final SourceCountSpec spec;
  private final long runId;
  private OptionalLong reported;

  /** A number that is known already, or empty when it is to be asked for. */
  ExtractCount(SourceSpec source, SourceCountSpec spec, long runId, OptionalLong reported) {
    this.source = source;
    this.spec = spec;
    this.runId = runId;
    this.reported = reported;
  }

  /** Whether there is a number; asked by the route. */
  public boolean isCounted() {
    return reported.isPresent();
  }

  SourceSpec source() {
    return source;
  }

  SourceCountSpec spec() {
    return spec;
  }

  long runId() {
    return runId;
  }

  long reported() {
    return reported.orElseThrow();
  }

  void answered(OptionalLong number) {
    reported = number;
  }
}
