package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Users and what hangs below them. */
final class UserEndpoints {

  private static final String SITE = "https://deskferry-sandbox.zendesk.com/api/v2/";

  private UserEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.of("users/me", Endpoint.Access.ANYONE, Bucket.NONE, UserEndpoints::me),
        Endpoint.agent("users/search", UserEndpoints::search),
        Endpoint.agent("users/show_many", UserEndpoints::showMany),
        Endpoint.agent("deleted_users", call -> Paging.page(call, deleted(call))),
        Endpoint.agent("deleted_users/count", call -> call.count(() -> deleted(call).count())),
        Endpoint.agent("users", UserEndpoints::list),
        Endpoint.agent("users/{id}/identities", UserEndpoints::identities),
        Endpoint.agent("users/{id}/organization_memberships", UserEndpoints::memberships),
        Endpoint.agent("organizations/{id}/organization_memberships", UserEndpoints::members),
        Endpoint.agent("organizations/{id}/users", UserEndpoints::usersOf));
  }

  /** What is left of a deleted user (documentation, Deleted Users, JSON format). */
  private static final List<String> OF_DELETED =
      List.of(
          "active",
          "created_at",
          "email",
          "id",
          "locale",
          "locale_id",
          "name",
          "organization_id",
          "phone",
          "photo",
          "role",
          "shared_phone_number",
          "time_zone",
          "updated_at",
          "url");

  private static Reply list(Call call) {
    LiveAccount account = call.account();
    Records users = account.records(ObjectType.USERS);
    Set<String> roles =
        Stream.of(call.parameter("role"), call.parameter("role[]"))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    SideLoads sideLoads = new SideLoads(account, call.includes(), false);
    Listing listing =
        RecordEndpoints.listing(call, ObjectType.USERS)
            .where(
                index ->
                    roles.isEmpty() || roles.contains(users.record(index).path("role").asText()))
            .map(index -> sideLoads.user(users.record(index)));
    return Paging.page(call, listing, sideLoads::writeOfUsers);
  }

  /** Who is calling; an anonymous caller gets a user too, as in the real API. */
  private static Reply me(Call call) {
    Records users = call.account().records(ObjectType.USERS);
    int index = users.indexOf(call.caller().userId());
    if (index >= 0) {
      return JsonBody.start(2_048).put("user", users.record(index)).reply();
    }
    boolean isAnonymous = call.caller().isAnonymous();
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", isAnonymous ? null : (Long) 1L);
    user.put("url", isAnonymous ? null : SITE + "users/1.json");
    user.put("name", isAnonymous ? "Anonymous user" : "Account owner");
    user.put("email", isAnonymous ? "invalid@example.com" : call.options().email());
    user.put("role", isAnonymous ? "end-user" : call.caller().role());
    user.put("active", true);
    user.put("verified", !isAnonymous);
    user.putNull("organization_id");
    return JsonBody.start(512).put("user", user).reply();
  }

  /** Deleted users, those deleted for good among them: without address and under one name. */
  private static Listing deleted(Call call) {
    Records users = call.account().records(ObjectType.USERS);
    return Listing.of("deleted_users", users)
        .unfiltered(index -> !users.isListed(index))
        .map(index -> users.record(index).deepCopy().retain(OF_DELETED));
  }

  /** By {@code external_id} in any case of letters, or by an address. */
  private static Reply search(Call call) {
    String externalId = call.parameter("external_id").orElse("");
    String query = call.parameter("query").orElse("");
    if (externalId.isEmpty() && query.isEmpty()) {
      throw Errors.invalidSearch("query or external_id is required");
    }
    Records users = call.account().records(ObjectType.USERS);
    Listing listing =
        RecordEndpoints.listing(call, ObjectType.USERS)
            .where(
                index -> {
                  ObjectNode user = users.record(index);
                  return externalId.isEmpty()
                      ? query.equalsIgnoreCase(user.path("email").asText(""))
                      : externalId.equalsIgnoreCase(user.path("external_id").asText(""));
                });
    return Paging.page(call, listing);
  }

  private static Reply showMany(Call call) {
    Records users = call.account().records(ObjectType.USERS);
    List<ObjectNode> found;
    if (call.parameter("external_ids").isPresent()) {
      Set<String> wanted =
          Arrays.stream(call.parameter("external_ids").get().toLowerCase(Locale.ROOT).split(","))
              .map(String::trim)
              .collect(Collectors.toSet());
      if (wanted.size() > RecordEndpoints.MOST_IDS) {
        throw Errors.tooManyIds();
      }
      found =
          IntStream.range(0, users.size())
              .filter(users::isListed)
              .mapToObj(users::record)
              .filter(
                  user ->
                      wanted.contains(user.path("external_id").asText("").toLowerCase(Locale.ROOT)))
              .toList();
    } else {
      found =
          RecordEndpoints.manyOf(call, users, users::isListed).stream().map(users::record).toList();
    }
    return Paging.everything(Listing.of("users", found));
  }

  private static Reply identities(Call call) {
    requireRecord(call, ObjectType.USERS);
    return Paging.page(call, Listing.of("identities", call.account().identities(call.id())));
  }

  private static Reply memberships(Call call) {
    requireRecord(call, ObjectType.USERS);
    return Paging.page(
        call, Listing.of("organization_memberships", call.account().memberships(call.id())));
  }

  private static Reply members(Call call) {
    requireRecord(call, ObjectType.ORGANIZATIONS);
    Records memberships = call.account().records(ObjectType.ORGANIZATION_MEMBERSHIPS);
    Listing listing = RecordEndpoints.listing(call, ObjectType.ORGANIZATION_MEMBERSHIPS);
    return Paging.page(
        call,
        listing.where(
            index -> memberships.record(index).path("organization_id").asLong() == call.id()));
  }

  private static Reply usersOf(Call call) {
    requireRecord(call, ObjectType.ORGANIZATIONS);
    LiveAccount account = call.account();
    Records users = account.records(ObjectType.USERS);
    Listing listing = RecordEndpoints.listing(call, ObjectType.USERS);
    return Paging.page(
        call,
        listing.where(
            index ->
                account.memberships(users.id(index)).stream()
                    .anyMatch(one -> one.path("organization_id").asLong() == call.id())));
  }

  private static void requireRecord(Call call, ObjectType type) {
    Records records = call.account().records(type);
    int index = records.indexOf(call.id());
    boolean isThere = index >= 0 && (type == ObjectType.USERS || records.isListed(index));
    if (!isThere) {
      throw Errors.recordNotFound();
    }
  }
}
