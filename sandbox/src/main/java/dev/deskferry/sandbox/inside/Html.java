package dev.deskferry.sandbox.inside;

import dev.deskferry.sandbox.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page under construction; every text is escaped on its way in. */
final class Html {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1d2433;background:#f6f7f9}
      header{background:#1d2433;color:#fff;padding:14px 28px}
      header a{color:#fff;text-decoration:none;font-weight:600}
      main{max-width:1080px;margin:24px auto;padding:0 28px}
      nav a{display:inline-block;margin:0 8px 8px 0;padding:6px 12px;background:#fff;border:1px solid #d5d9e0;border-radius:6px}
      a{color:#1b5fc1;text-decoration:none}
      table{border-collapse:collapse;width:100%;background:#fff;border:1px solid #d5d9e0}
      th,td{text-align:left;vertical-align:top;padding:6px 12px;border-bottom:1px solid #e6e9ee;overflow-wrap:anywhere}
      td:first-child{white-space:nowrap}
      th{background:#eef0f4;font-weight:600;white-space:nowrap}
      h1{font-size:22px}h2{font-size:17px;margin-top:28px}
      .quiet{color:#667}
      """;

  private final StringBuilder text = new StringBuilder(4_096);

  Html(String title) {
    text.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    text(title).raw("</title><style>").raw(STYLE);
    raw("</style></head><body><header><a href=\"/\">").text(title).raw("</a></header><main>");
  }

  Html heading(String heading) {
    return raw("<h1>").text(heading).raw("</h1>");
  }

  Html part(String heading) {
    return raw("<h2>").text(heading).raw("</h2>");
  }

  Html quiet(String words) {
    return raw("<p class=\"quiet\">").text(words).raw("</p>");
  }

  /** A link to a place made of pairs of names and values of query parameters. */
  Html link(String words, String... parameters) {
    raw("<a href=\"/");
    for (int i = 0; i < parameters.length; i += 2) {
      raw(i == 0 ? "?" : "&amp;")
          .raw(encoded(parameters[i]))
          .raw("=")
          .raw(encoded(parameters[i + 1]));
    }
    return raw("\">").text(words).raw("</a>");
  }

  Html table(List<String> heads) {
    raw("<table><tr>");
    heads.forEach(head -> raw("<th>").text(head).raw("</th>"));
    return raw("</tr>");
  }

  Html row() {
    return raw("<tr>");
  }

  Html cell(String words) {
    return raw("<td>").text(words).raw("</td>");
  }

  Html endRow() {
    return raw("</tr>");
  }

  Html endTable() {
    return raw("</table>");
  }

  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  Html text(String words) {
    for (int i = 0; i < words.length(); i++) {
      char one = words.charAt(i);
      switch (one) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(one);
      }
    }
    return this;
  }

  Reply reply(int status) {
    return Reply.html(status, text + "</main></body></html>")
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
