package dev.deskferry.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The one node of a migration without a cluster. */
record Alone(String self, List<Runnable> listeners) implements Members {

  Alone(String self) {
    this(self, new CopyOnWriteArrayList<>());
  }

  @Override
  public Set<String> alive() {
    return Set.of(self);
  }

  @Override
  public boolean isOldest() {
    return true;
  }

  @Override
  public void wake() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public Registration onChange(Runnable heard) {
    listeners.add(heard);
    return () -> listeners.remove(heard);
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
