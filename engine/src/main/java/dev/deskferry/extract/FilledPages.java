package dev.deskferry.extract;

import dev.deskferry.spec.SourceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The pages of an export that can step over an overfull second, and behind them, when it did, those
 * of the list that holds what was left out. The checkpoint is that of the export and complete only
 * behind the list: after an interruption the list begins again.
 */
public final class FilledPages implements PageSequence {

  private final SourcePages export;
  private final SourceSpec listSource;
  private final Begun begun;
  private final BooleanSupplier wasOverfull;
  private Optional<SourcePages> list = Optional.empty();
  private boolean isOverfull;
  private Checkpoint exported;

  /**
   * Begins with the export.
   *
   * @param list where records of an overfull second are found
   * @param wasOverfull whether an earlier walk stepped over a second and did not come to the end of
   *     the list
   */
  public FilledPages(
      SourcePages export, SourceSpec list, Begun begun, BooleanSupplier wasOverfull) {
    this.export = export;
    this.listSource = list;
    this.begun = begun;
    this.wasOverfull = wasOverfull;
    this.exported = Checkpoint.begin(begun);
  }

  private PageSequence inTurn() {
    return list.<PageSequence>map(it -> it).orElse(export);
  }

  @Override
  public boolean hasNext() {
    return inTurn().hasNext();
  }

  @Override
  public SourceRequest next() {
    return inTurn().next();
  }

  @Override
  public SourceSpec source() {
    return inTurn().source();
  }

  @Override
  public PageSize size() {
    return inTurn().size();
  }

  @Override
  public Optional<Parent> parent() {
    return Optional.empty();
  }

  @Override
  public boolean hasAnswered() {
    return export.hasAnswered();
  }

  @Override
  public PageStep arrived(Page page) {
    return list.map(it -> listed(it.arrived(page))).orElseGet(() -> exported(export.arrived(page)));
  }

  @Override
  public PageStep ended() {
    return list.map(it -> listed(it.ended())).orElseGet(() -> exported(export.ended()));
  }

  private PageStep exported(PageStep step) {
    isOverfull |=
        step.findings().stream().anyMatch(it -> it.code().equals(SourcePages.SECOND_OVERFULL));
    exported = step.checkpoint();
    if (!exported.isComplete() || !(isOverfull || wasOverfull.getAsBoolean())) {
      return step;
    }
    list = Optional.of(new SourcePages(listSource, begun, Checkpoint.begin(begun)));
    return new PageStep(step.page(), exported.open(), step.visit(), step.findings());
  }

  private PageStep listed(PageStep step) {
    List<PageFinding> findings = new ArrayList<>(step.findings());
    if (!step.checkpoint().isComplete()) {
      return new PageStep(step.page(), exported.open(), step.visit(), findings);
    }
    findings.add(
        new PageFinding(
            export.source().name(),
            "",
            "second_filled",
            "what overfull seconds held came from the list %s; it shows no deleted ones"
                .formatted(listSource.path())));
    return new PageStep(step.page(), exported, step.visit(), findings);
  }
}
