package dev.deskferry.sandbox.hubspot.wire;

import dev.deskferry.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a {@code multipart/form-data} body apart (RFC 7578). */
public final class Multipart {

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER = Pattern.compile("(\\w+\\*?)=(?:\"([^\"]*)\"|([^;]*))");
  private static final int MOST_PARTS = 1_000;

  private Multipart() {}

  /**
   * One part.
   *
   * @param name of the form field
   * @param fileName empty where the part names none
   * @param content without the line break before the next boundary
   */
  public record Part(String name, String fileName, byte[] content) {

    /** The content as text. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /**
   * The parts in their order. Without a header, as in a request that is applied again, the boundary
   * is read from the first line.
   *
   * @throws FaultException 400 when the body is no such form
   */
  public static List<Part> parse(Request request) {
    byte[] body = request.body();
    byte[] delimiter = ("--" + boundary(request, body)).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int start = indexOf(body, delimiter, 0);
    while (start >= 0) {
      int from = start + delimiter.length;
      if (startsWith(body, from, "--")) {
        return parts;
      }
      int end = indexOf(body, delimiter, from);
      if (end < 0 || parts.size() == MOST_PARTS) {
        break;
      }
      parts.add(part(body, from, end));
      start = end;
    }
    throw bad("the form does not end with its boundary");
  }

  private static String boundary(Request request, byte[] body) {
    Optional<String> type = request.header("content-type");
    if (type.isEmpty()) {
      int lineEnd = indexOf(body, new byte[] {'\r', '\n'}, 0);
      if (lineEnd > 2 && startsWith(body, 0, "--")) {
        return new String(body, 2, lineEnd - 2, StandardCharsets.ISO_8859_1);
      }
      throw bad("no boundary");
    }
    Matcher matcher = BOUNDARY.matcher(type.get());
    if (!type.get().toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || !matcher.find()) {
      throw bad("Content-Type must be multipart/form-data with a boundary");
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }

  private static Part part(byte[] body, int from, int end) {
    int headersEnd = indexOf(body, new byte[] {'\r', '\n', '\r', '\n'}, from);
    if (headersEnd < 0 || headersEnd > end || !startsWith(body, end - 2, "\r\n")) {
      throw bad("a part without headers");
    }
    int contentStart = headersEnd + 4;
    int contentEnd = Math.max(contentStart, end - 2);
    String name = "";
    String fileName = "";
    String headers = new String(body, from, headersEnd - from, StandardCharsets.UTF_8);
    for (String line : headers.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        Matcher matcher = PARAMETER.matcher(line);
        while (matcher.find()) {
          String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
          name = matcher.group(1).equals("name") ? value : name;
          fileName = matcher.group(1).equals("filename") ? value : fileName;
        }
      }
    }
    return new Part(name, fileName, Arrays.copyOfRange(body, contentStart, contentEnd));
  }

  private static boolean startsWith(byte[] body, int at, String text) {
    if (at < 0 || at + text.length() > body.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (body[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(byte[] body, byte[] wanted, int from) {
    for (int at = from; at <= body.length - wanted.length; at++) {
      if (body[at] == wanted[0]
          && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static FaultException bad(String problem) {
    return new FaultException(Fault.validation("Unable to parse the multipart form: " + problem));
  }
}
