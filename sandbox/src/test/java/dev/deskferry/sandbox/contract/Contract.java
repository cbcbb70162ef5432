package dev.deskferry.sandbox.contract;

import static java.util.stream.Collectors.toList;

import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import dev.deskferry.sandbox.contract.Violation.Side;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays exchanges beside the documents and keeps what departs, each kind once. */
public final class Contract {

  private static final String VALIDATION = "validation.";
  private static final String TOO_MANY = ".additionalProperties";
  private static final Pattern NAMES = Pattern.compile("\\[\"(.*?)\"]\\)?$");
  private static final int LONGEST_MESSAGE = 300;

  private final VendorDocuments documents;
  private final Map<Violation, Integer> violations = new LinkedHashMap<>();
  private final Set<String> unknown = new TreeSet<>();
  private int exchanges;

  /** A contract of which nothing is broken yet. */
  public Contract(VendorDocuments documents) {
    this.documents = documents;
  }

  /** Looks at both messages of an exchange. Not safe for more than one thread. */
  public void check(Exchange exchange) {
    check(exchange, true);
  }

  /** Looks at the reply alone. Not safe for more than one thread. */
  public void checkReply(Exchange exchange) {
    check(exchange, false);
  }

  private void check(Exchange exchange, boolean isRequestChecked) {
    exchanges++;
    Request request = exchange.request();
    Optional<VendorDocuments.Place> place = documents.find(request.method(), request.path());
    if (place.isEmpty()) {
      unknown.add(request.method() + ' ' + request.path());
      return;
    }
    VendorDocument.Template template = place.get().template();
    var validator = place.get().document().validator();
    SimpleRequest question = question(request);
    if (isRequestChecked) {
      note(Side.REQUEST, template, exchange, validator.validateRequest(question));
    }
    note(
        Side.REPLY,
        template,
        exchange,
        validator.validateResponse(request.path(), question.getMethod(), answer(exchange.reply())));
  }

  private static SimpleRequest question(Request request) {
    SimpleRequest.Builder question = new SimpleRequest.Builder(request.method(), request.path());
    request.query().forEach(question::withQueryParam);
    request.headers().forEach((name, value) -> question.withHeader(name, value));
    if (request.body().length > 0) {
      question.withBody(request.body());
    }
    return question.build();
  }

  private static SimpleResponse answer(Reply reply) {
    SimpleResponse.Builder answer = SimpleResponse.Builder.status(reply.status());
    reply.headers().forEach((name, value) -> answer.withHeader(name, value));
    if (reply.body().length > 0) {
      answer.withBody(reply.body());
    }
    return answer.build();
  }

  private void note(
      Side side, VendorDocument.Template template, Exchange exchange, ValidationReport report) {
    for (ValidationReport.Message message : report.getMessages()) {
      for (ValidationReport.Message single : reasons(message)) {
        note(side, template, exchange, single);
      }
    }
  }

  private void note(
      Side side,
      VendorDocument.Template template,
      Exchange exchange,
      ValidationReport.Message message) {
    String key = message.getKey();
    String keyword = key.startsWith(VALIDATION) ? key.substring(VALIDATION.length()) : key;
    String place = message.getContext().map(Contract::place).orElse("");
    int status = exchange.reply().status();
    for (String member : members(keyword, message)) {
      String at = member.isEmpty() ? place : (place + '/' + member).replace("//", "/");
      violations.merge(
          new Violation(side, template.operation(), status, keyword, at, shortened(message)),
          1,
          Integer::sum);
    }
  }

  /** The members that are missing or too many, each of which is a violation of its own. */
  private static List<String> members(String keyword, ValidationReport.Message message) {
    Matcher names = NAMES.matcher(message.getMessage());
    boolean isOfMembers = keyword.endsWith(".required") || keyword.endsWith(TOO_MANY);
    return isOfMembers && names.find() ? List.of(names.group(1).split("\",\"")) : List.of("");
  }

  /**
   * What is wrong with a value that fits none of several schemas: what the nearest one says. The
   * validator itself says no more than that none fits.
   */
  private static List<ValidationReport.Message> reasons(ValidationReport.Message message) {
    Map<String, List<ValidationReport.Message>> bySchema =
        message.getNestedMessages().stream()
            .collect(Collectors.groupingBy(Contract::alternative, TreeMap::new, toList()));
    return bySchema.values().stream()
        .min(Comparator.comparingLong(Contract::strangers).thenComparingInt(List::size))
        .map(nearest -> nearest.stream().flatMap(it -> reasons(it).stream()).toList())
        .orElse(List.of(message));
  }

  private static long strangers(List<ValidationReport.Message> messages) {
    return messages.stream().filter(message -> message.getKey().endsWith(TOO_MANY)).count();
  }

  private static String alternative(ValidationReport.Message message) {
    return message
        .getContext()
        .flatMap(MessageContext::getPointers)
        .map(pointers -> pointers.getSchema())
        .filter(schema -> schema.matches(".*/(any|one)Of/\\d+.*"))
        .map(schema -> schema.replaceFirst("(.*?/(?:any|one)Of/\\d+).*", "$1"))
        .orElse("");
  }

  private static String place(MessageContext context) {
    return context
        .getPointers()
        .map(pointers -> anyPosition(pointers.getInstance()))
        .or(() -> context.getParameter().map(parameter -> parameter.getName()))
        .orElse("");
  }

  private static String anyPosition(String pointer) {
    return pointer.replaceAll("/\\d+(?=/|'|$)", "/*");
  }

  private static String shortened(ValidationReport.Message message) {
    String text =
        NAMES
            .matcher(anyPosition(message.getMessage()))
            .replaceFirst("[…]")
            .replaceFirst("^\\[Path [^]]*] ", "");
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }

  /** How many exchanges were looked at. */
  public int exchanges() {
    return exchanges;
  }

  /**
   * What is wrong with a list of requests that no document has: requests that no pattern of the
   * list covers, and patterns that cover none.
   */
  public List<String> undocumented(Collection<String> patterns) {
    Stream<String> unlisted =
        unknown.stream().filter(request -> patterns.stream().noneMatch(request::matches));
    Stream<String> unneeded =
        patterns.stream()
            .filter(pattern -> unknown.stream().noneMatch(request -> request.matches(pattern)))
            .map(pattern -> pattern + " covers nothing");
    return Stream.concat(unlisted, unneeded).toList();
  }

  /** Violations that no exemption covers, each with how often it was seen. */
  public List<String> unexcused(List<Exemption> exemptions) {
    return violations.entrySet().stream()
        .filter(entry -> exemptions.stream().noneMatch(it -> it.covers(entry.getKey())))
        .map(entry -> entry.getValue() + " times " + entry.getKey())
        .toList();
  }

  /** Exemptions that cover no violation that was seen: they may go. */
  public List<Exemption> unused(List<Exemption> exemptions) {
    return exemptions.stream()
        .filter(exemption -> violations.keySet().stream().noneMatch(exemption::covers))
        .toList();
  }
}
