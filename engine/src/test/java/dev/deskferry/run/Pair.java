package dev.deskferry.run;

import java.util.Set;

/** Two nodes that know each other. */
class Pair implements Members {
  private final String self;
  private final String other;

  Pair(String self, String other) {
    this.self = self;
    this.other = other;
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public Set<String> alive() {
    return Set.of(self, other);
  }

  @Override
  public boolean isOldest() {
    return false;
  }

  @Override
  public void wake() {}

  @Override
  public Registration onChange(Runnable heard) {
    return () -> {};
  }

  @Override
  public void close() {}
}
