package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.ChangeOrder;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

/**
 * What is exported.
 *
 * @param key of the list in the reply
 * @param hidden how many of the latest seconds are not shown
 * @param records writes the records of a page, and behind them its side-loads
 */
record Export(
    String key,
    ChangeOrder order,
    int hidden,
    IntPredicate filter,
    BiConsumer<JsonBody, long[]> records) {

  long visibleUntil(long now) {
    return now - hidden + 1;
  }
}
