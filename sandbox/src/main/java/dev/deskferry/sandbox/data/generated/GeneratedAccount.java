package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.ListRecords;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Staff;
import dev.deskferry.sandbox.data.Tickets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An account made up from a seed: for each ticket 0.6 users, 0.1 organizations and about four
 * comments. Nothing in it is later than the end of 2025.
 */
public final class GeneratedAccount implements Account {

  private static final Pattern TOKEN = Pattern.compile("([ta])(\\d{1,18})");

  private final Scale scale;
  private final Profiles profiles;
  private final Identities identities;
  private final Memberships memberships;
  private final Users users;
  private final GeneratedTickets tickets;
  private final SideConversations sideConversations;
  private final Map<ObjectType, Records> records = new EnumMap<>(ObjectType.class);

  /**
   * Makes an account.
   *
   * @param seed the same seed and size always give the same account
   * @param ticketCount how many tickets, deleted ones included; 0 to 10,000,000
   * @throws IllegalArgumentException when the size is outside of that
   */
  public GeneratedAccount(long seed, int ticketCount) {
    if (ticketCount < 0 || ticketCount > 10_000_000) {
      throw new IllegalArgumentException(
          "cannot generate " + ticketCount + " tickets; expected 0 to 10000000");
    }
    this.scale = new Scale(seed, ticketCount);
    this.profiles = new Profiles(scale);
    this.identities = new Identities(scale, profiles);
    Organizations organizations = new Organizations(scale);
    this.memberships = new Memberships(scale, profiles, organizations);
    this.users = new Users(scale, profiles, memberships);
    Plot plot = new Plot(scale);
    TicketPlan plan = new TicketPlan(scale, plot, memberships);
    this.tickets = new GeneratedTickets(scale, profiles, plan, plot);
    records.put(ObjectType.ORGANIZATIONS, organizations);
    records.put(ObjectType.USERS, users);
    records.put(ObjectType.ORGANIZATION_MEMBERSHIPS, memberships);
    records.put(ObjectType.TICKETS, tickets);
    records.put(ObjectType.SATISFACTION_RATINGS, new SatisfactionRatings(scale, plan));
    list(ObjectType.TICKET_FIELDS, CustomFields.ticketFields());
    list(ObjectType.USER_FIELDS, CustomFields.profileFields(ObjectType.USER_FIELDS));
    list(
        ObjectType.ORGANIZATION_FIELDS, CustomFields.profileFields(ObjectType.ORGANIZATION_FIELDS));
    list(ObjectType.GROUPS, Settings.groups());
    list(ObjectType.BRANDS, Settings.brands());
    list(ObjectType.TICKET_FORMS, Settings.forms());
    list(ObjectType.CUSTOM_STATUSES, Settings.statuses());
    this.sideConversations = new SideConversations(scale, profiles, plan);
    addRules();
    addHelpCenter();
    records.put(ObjectType.SURVEY_RESPONSES, new SurveyResponses(scale, plan));
    records.put(ObjectType.SIDE_CONVERSATIONS, sideConversations);
    records.put(ObjectType.CUSTOM_OBJECT_RECORDS, new CustomObjects(scale));
    list(ObjectType.CUSTOM_OBJECTS, CustomObjects.objects());
    list(ObjectType.CUSTOM_OBJECT_FIELDS, CustomObjects.fields());
  }

  private void addRules() {
    records.put(ObjectType.GROUP_MEMBERSHIPS, new GroupMemberships(scale, profiles));
    list(ObjectType.MACROS, Rules.macros());
    list(ObjectType.TRIGGERS, Rules.triggers());
    list(ObjectType.AUTOMATIONS, Rules.automations());
    list(ObjectType.SLA_POLICIES, Rules.slaPolicies());
    list(ObjectType.VIEWS, Rules.views());
  }

  private void addHelpCenter() {
    Articles articles = new Articles(scale);
    list(ObjectType.CATEGORIES, HelpCenter.categories());
    list(ObjectType.SECTIONS, HelpCenter.sections());
    records.put(ObjectType.ARTICLES, articles);
    records.put(ObjectType.TRANSLATIONS, new Translations(articles));
    records.put(ObjectType.ARTICLE_ATTACHMENTS, new ArticleAttachments(articles));
  }

  @Override
  public Records records(ObjectType type) {
    Records found = records.get(type);
    if (found == null) {
      throw new IllegalStateException("no records of " + type + " are generated");
    }
    return found;
  }

  @Override
  public Tickets tickets() {
    return tickets;
  }

  @Override
  public List<ObjectNode> identities(long userId) {
    int user = users.indexOf(userId);
    return user < 0 ? List.of() : identities.of(user);
  }

  @Override
  public List<ObjectNode> memberships(long userId) {
    int user = users.indexOf(userId);
    return user < 0 ? List.of() : memberships.records(user);
  }

  @Override
  public Optional<ObjectNode> attachment(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long id = Long.parseLong(matcher.group(2));
    if (matcher.group(1).equals("t")) {
      return attachment(id);
    }
    Records files = records(ObjectType.ARTICLE_ATTACHMENTS);
    int index = files.indexOf(id);
    return index < 0 ? Optional.empty() : Optional.of(files.record(index));
  }

  @Override
  public Optional<ObjectNode> attachment(long id) {
    return tickets.attachment(id);
  }

  @Override
  public List<Integer> sideConversations(long ticketId) {
    return sideConversations.of(tickets.indexOf(ticketId));
  }

  @Override
  public List<Staff> staff() {
    return IntStream.range(0, scale.agents())
        .mapToObj(
            index -> {
              String email = profiles.email(index);
              return new Staff(
                  scale.userId(index),
                  profiles.name(index),
                  email == null ? "" : email,
                  profiles.role(index),
                  profiles.isActive(index) && !profiles.isSuspended(index));
            })
        .toList();
  }

  private void list(ObjectType type, List<ObjectNode> nodes) {
    records.put(type, new ListRecords(type, nodes));
  }
}
