package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import java.util.List;

/** Custom objects, their fields, and their records, which are listed by cursor alone. */
final class CustomObjectEndpoints {

  private static final String OBJECT = "custom_objects/{key}";

  private CustomObjectEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.agent(
            "custom_objects",
            call -> Paging.unpaged(RecordEndpoints.listing(call, ObjectType.CUSTOM_OBJECTS))),
        Endpoint.agent(OBJECT, CustomObjectEndpoints::show),
        Endpoint.agent(OBJECT + "/fields", CustomObjectEndpoints::fields),
        Endpoint.agent(OBJECT + "/records", CustomObjectEndpoints::list),
        Endpoint.agent(OBJECT + "/records/count", CustomObjectEndpoints::count),
        Endpoint.agent(OBJECT + "/records/{key}", CustomObjectEndpoints::record));
  }

  /** A 404 when there is no custom object of the key in the path. */
  static int requireObject(Call call) {
    String key = call.match().texts().get(0);
    int index = call.account().records(ObjectType.CUSTOM_OBJECTS).indexOf(key);
    if (index < 0) {
      throw Errors.recordNotFound();
    }
    return index;
  }

  private static Reply show(Call call) {
    Records objects = call.account().records(ObjectType.CUSTOM_OBJECTS);
    return JsonBody.start(1_024).put("custom_object", objects.record(requireObject(call))).reply();
  }

  private static Reply fields(Call call) {
    requireObject(call);
    Records fields = call.account().records(ObjectType.CUSTOM_OBJECT_FIELDS);
    return Paging.unpaged(
        of(call, ObjectType.CUSTOM_OBJECT_FIELDS)
            .map(index -> fields.record(index).deepCopy().without("custom_object_key")));
  }

  private static Reply list(Call call) {
    requireObject(call);
    return Paging.byCursorOnly(call, of(call, ObjectType.CUSTOM_OBJECT_RECORDS), PageRules.LISTS);
  }

  private static Reply count(Call call) {
    requireObject(call);
    return call.count(() -> of(call, ObjectType.CUSTOM_OBJECT_RECORDS).count());
  }

  private static Reply record(Call call) {
    requireObject(call);
    Records records = call.account().records(ObjectType.CUSTOM_OBJECT_RECORDS);
    int index = records.indexOf(call.text());
    boolean isThere =
        index >= 0
            && records.isListed(index)
            && records
                .record(index)
                .path("custom_object_key")
                .asText("")
                .equals(call.match().texts().get(0));
    if (!isThere) {
      throw Errors.recordNotFound();
    }
    return JsonBody.start(1_024).put("custom_object_record", records.record(index)).reply();
  }

  private static Listing of(Call call, ObjectType type) {
    Records records = call.account().records(type);
    String key = call.match().texts().get(0);
    return Listing.of(type.plural(), records)
        .where(index -> records.record(index).path("custom_object_key").asText("").equals(key));
  }
}
