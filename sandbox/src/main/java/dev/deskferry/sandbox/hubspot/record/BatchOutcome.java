package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.wire.Fault;
import java.util.List;

/**
 * What a batch came to.
 *
 * @param results the good records, in the order of the inputs
 * @param errors one per refused record, or one for several unknown ids; none means 200 or 201
 */
public record BatchOutcome(List<Written> results, List<Fault> errors) {}
