package dev.deskferry.sandbox.inside;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code GET /__sandbox/expected} with totals, and {@code GET /__sandbox/expected/{type}?from=0}
 * with the records themselves, those of {@value #POSITIONS} positions at a time; {@code next} is
 * the next {@code from}, absent at the end.
 */
final class ExpectedReplies {

  private static final int POSITIONS = 1_000;

  private final Expected expected;

  ExpectedReplies(Expected expected) {
    this.expected = expected;
  }

  /** Each link counts once for either direction that {@link Expected} names. */
  Reply totals() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode records = document.putObject("records");
    Map<String, Long> links = new TreeMap<>();
    for (String target : Expected.TARGETS) {
      long[] count = new long[1];
      expected.visit(
          target,
          0,
          Integer.MAX_VALUE,
          record -> {
            count[0]++;
            record.links().forEach(link -> links.merge(target + " " + link.to(), 1L, Long::sum));
          });
      records.put(target, count[0]);
    }
    ArrayNode associations = document.putArray("associations");
    links.forEach(
        (ends, count) -> {
          String[] both = ends.split(" ");
          associations.addObject().put("from", both[0]).put("to", both[1]).put("count", count);
        });
    return Reply.json(200, document.toString());
  }

  Reply records(String target, Request request) {
    if (!Expected.TARGETS.contains(target)) {
      return Inside.wrong(
          404, "found the object type " + target + ", expected one of " + Expected.TARGETS);
    }
    String text = request.parameter("from").orElse("0");
    if (!text.matches("\\d{1,9}")) {
      return Inside.wrong(400, "from: found " + text + ", expected a whole number");
    }
    int from = Integer.parseInt(text);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode records = document.putArray("records");
    expected.visit(target, from, from + POSITIONS, record -> put(records.addObject(), record));
    if (from + POSITIONS < expected.size(target)) {
      document.put("next", from + POSITIONS);
    }
    return Reply.json(200, document.toString());
  }

  private static void put(ObjectNode node, Expected.Target record) {
    node.put("id", record.id());
    ObjectNode facts = node.putObject("facts");
    record.facts().forEach(facts::put);
    ArrayNode links = node.putArray("associations");
    for (Expected.Link link : record.links()) {
      ArrayNode types =
          links.addObject().put("to", link.to()).put("id", link.id()).putArray("types");
      link.types().forEach(types::add);
    }
  }
}
