package dev.deskferry.route;

import dev.deskferry.extract.PageSequence;
import dev.deskferry.run.Run;
import dev.deskferry.spec.SourceCountSpec;
import dev.deskferry.spec.SourceSpec;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * How many records a walk will bring, as far as the source can be asked: known before it begins, so
 * that the operator sees how far it is.
 */
final class ExtractTotals {

  private final ExtractJob job;
  private final Run run;
  private final ProducerTemplate producer;

  ExtractTotals(ExtractJob job, Run run, ProducerTemplate producer) {
    this.job = job;
    this.run = run;
    this.producer = producer;
  }

  /**
   * Asks, unless the walk brings no more than what has changed. A number that cannot be had is left
   * out; it is asked for again at the end of the walk, and missed then.
   */
  void tell(SourceSpec source, PageSequence pages) {
    if (isWhole(source, pages)) {
      source.counts().stream()
          .filter(spec -> !spec.path().isEmpty())
          .forEach(spec -> tell(source, spec));
    }
  }

  private static boolean isWhole(SourceSpec source, PageSequence pages) {
    boolean isDelta = source.paging().isIncremental() && pages.hasAnswered();
    return source.each().isEmpty() && !isDelta;
  }

  private void tell(SourceSpec source, SourceCountSpec spec) {
    ExtractCount count = new ExtractCount(source, spec, run.runId(), OptionalLong.empty());
    Exchange done = producer.send("direct:count-records", it -> it.setProperty(Names.COUNT, count));
    if (done.getException() == null && count.isCounted()) {
      job.progress().task(spec.objectType(), "extract", OptionalLong.of(count.reported()));
    }
  }
}
