package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.store.Values;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Searches one object type (schema {@code PublicObjectSearchRequest}). Records younger than the lag
 * are not found, as in HubSpot, where new records take seconds to be indexed. A scan, except for
 * one EQ filter on a unique property.
 */
public final class Search {

  /** Most records that paging reaches in one query. */
  public static final int WALL = 10_000;

  private static final int LONGEST_BODY = 3_000;
  private static final int GROUP_LIMIT = 5;
  private static final int FILTER_LIMIT = 6;
  private static final int TOTAL_FILTER_LIMIT = 18;
  private static final int PAGE_LIMIT = 200;
  private static final int USUAL_PAGE = 10;

  private final ObjectStore store;
  private final RecordJson json;
  private final List<List<SearchFilter>> groups = new ArrayList<>();
  private final String query;
  private final @Nullable Property sort;
  private final boolean isDescending;
  private final int after;
  private final int limit;

  /**
   * A page of what was found.
   *
   * @param total records that match
   * @param next position behind the page, or -1 when it was the last
   */
  public record Page(int total, List<Written> records, int next) {}

  /**
   * Reads a search.
   *
   * @throws FaultException 400 when a limit is passed or a property does not exist
   */
  public Search(ObjectStore store, RecordJson json, ObjectNode body, int bodyLength) {
    this.store = store;
    this.json = json;
    check(bodyLength <= LONGEST_BODY, "The search request is longer than 3000 characters");
    int filterCount = 0;
    List<ObjectNode> filterGroups = Typed.objects(body, "filterGroups");
    check(filterGroups.size() <= GROUP_LIMIT, "Too many filter groups, at most 5");
    for (ObjectNode group : filterGroups) {
      List<ObjectNode> inputs = Typed.objects(group, "filters");
      check(inputs.size() <= FILTER_LIMIT, "Too many filters in a group, at most 6");
      List<SearchFilter> filters = new ArrayList<>();
      for (ObjectNode filter : inputs) {
        filters.add(SearchFilter.read(filter, property(Typed.text(filter, "propertyName"))));
        filterCount++;
      }
      groups.add(filters);
    }
    check(filterCount <= TOTAL_FILTER_LIMIT, "Too many filters, at most 18");
    this.query = Typed.text(body, "query").toLowerCase(Locale.ROOT);
    List<JsonNode> sorts = Typed.array(body, "sorts");
    JsonNode first = sorts.isEmpty() ? Json.MAPPER.missingNode() : sorts.get(0);
    String sortName = first.isTextual() ? first.asText() : Typed.text(first, "propertyName");
    this.isDescending =
        sortName.startsWith("-") || first.path("direction").asText("").equals("DESCENDING");
    this.sort = sortName.isEmpty() ? null : property(sortName.replaceFirst("^-", ""));
    this.after = number(body, "after", 0);
    this.limit = number(body, "limit", USUAL_PAGE);
    check(limit >= 0 && limit <= PAGE_LIMIT, "Page size must not exceed 200, but was " + limit);
    check(
        after >= 0 && after + limit <= WALL,
        "The maximum number of results supported for paging is 10000, but was " + (after + limit));
  }

  private static int number(ObjectNode body, String name, int usual) {
    String text = Typed.text(body, name);
    if (text.isEmpty()) {
      return usual;
    }
    check(text.length() <= 9 && RecordTable.isNumber(text), name + " is not a valid number");
    return Integer.parseInt(text);
  }

  private Property property(String name) {
    Property property = store.properties().find(name);
    check(property != null, "There was a problem with the request: property " + name + " unknown");
    return java.util.Objects.requireNonNull(property);
  }

  private static void check(boolean isFine, String problem) {
    if (!isFine) {
      throw new FaultException(Fault.validation(problem));
    }
  }

  /** The page asked for; {@code visibleUntil} in epoch milliseconds of creation. */
  public Page run(long visibleUntil) {
    List<Written> found = matches(visibleUntil);
    if (sort != null) {
      Comparator<Written> order = (left, right) -> compare(sort, left, right);
      found.sort(isDescending ? order.reversed() : order);
    }
    int end = Math.min(after + limit, found.size());
    List<Written> page = after >= end ? List.of() : List.copyOf(found.subList(after, end));
    return new Page(found.size(), page, end < found.size() && end > after ? end : -1);
  }

  private List<Written> matches(long visibleUntil) {
    List<Written> found = new ArrayList<>();
    int unique = uniqueMatch();
    int from = unique == -2 ? 0 : Math.max(unique, 0);
    int to = unique == -2 ? store.table().size() : unique + 1;
    for (int slot = from; slot < to; slot++) {
      if (store.table().isLive(slot) && store.table().created(slot) <= visibleUntil) {
        Written record = Written.of(store, slot, null, false);
        if (isMatch(record)) {
          found.add(record);
        }
      }
    }
    return found;
  }

  /** The slot that a sole EQ on a unique property leads to, -1 for none, -2 when it is no such. */
  private int uniqueMatch() {
    if (groups.size() != 1 || groups.get(0).size() != 1) {
      return -2;
    }
    SearchFilter filter = groups.get(0).get(0);
    boolean isUnique = filter.property().unique() && !filter.property().multiple();
    return isUnique && filter.operator().equals("EQ")
        ? store.holder(filter.property(), filter.values().get(0))
        : -2;
  }

  private boolean isMatch(Written record) {
    boolean isInGroup =
        groups.isEmpty()
            || groups.stream()
                .anyMatch(
                    filters ->
                        filters.stream()
                            .allMatch(
                                filter ->
                                    filter.matches(json.value(filter.property().name(), record))));
    return isInGroup && (query.isEmpty() || mentions(record));
  }

  private boolean mentions(Written record) {
    boolean[] isFound = new boolean[1];
    Values.forEach(
        record.values(),
        (key, bytes, offset, length) ->
            isFound[0] |=
                new String(bytes, offset, length, StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .contains(query));
    return isFound[0];
  }

  private int compare(Property property, Written left, Written right) {
    String leftValue = json.value(property.name(), left);
    String rightValue = json.value(property.name(), right);
    if (leftValue == null || rightValue == null) {
      return Boolean.compare(leftValue == null, rightValue == null);
    }
    return SearchFilter.compare(property, leftValue, rightValue);
  }
}
