package dev.deskferry.function;

import java.util.List;
import java.util.Locale;

/** Functions of one text. */
final class TextFunctions {

  private TextFunctions() {}

  static List<FunctionEntry> entries() {
    return List.of(
        FunctionEntry.named("lower", "In lower case.")
            .example("lower", "\"ÄBC\"", "\"äbc\"")
            .example("lower", "[\"A\", \"B\"]", "[\"a\", \"b\"]")
            .doesToText(arguments -> text -> text.toLowerCase(Locale.ROOT)),
        FunctionEntry.named("upper", "In upper case.")
            .example("upper", "\"abc\"", "\"ABC\"")
            .doesToText(arguments -> text -> text.toUpperCase(Locale.ROOT)),
        FunctionEntry.named("trim", "Without white space at both ends.")
            .example("trim", "\" a b \\n\"", "\"a b\"")
            .doesToText(arguments -> String::strip),
        FunctionEntry.named(
                "snake", "Lower case words joined by underscores; accents are taken off.")
            .example("snake", "\"Größe (cm)\"", "\"grosse_cm\"")
            .doesToText(arguments -> Names::snake),
        FunctionEntry.named("truncate", "Cut after some UTF-16 units, never inside a character.")
            .takes("length", "number", "How many units to keep at most.")
            .example("{truncate: 3}", "\"abcdef\"", "\"abc\"")
            .example("{truncate: 2}", "\"a😀b\"", "\"a\"")
            .doesToText(
                arguments -> {
                  int length = arguments.positive("length");
                  return text -> Texts.truncate(text, length);
                }),
        FunctionEntry.named("replace", "With every occurrence of a text replaced, taken literally.")
            .takes("find", "text", "What to look for.")
            .takes("with", "text", "What to put there.")
            .example("{replace: {find: \"-\", with: \" \"}}", "\"a-b-c\"", "\"a b c\"")
            .doesToText(
                arguments -> {
                  String find = arguments.text("find", "");
                  String with = arguments.text("with", "");
                  return text -> find.isEmpty() ? text : text.replace(find, with);
                }),
        FunctionEntry.named("prefix", "With a text before it.")
            .takes("with", "text", "What to put before the value.")
            .example("{prefix: \"ZD-\"}", "42", "\"ZD-42\"")
            .doesToText(
                arguments -> {
                  String with = arguments.text("with", "");
                  return text -> with + text;
                }),
        FunctionEntry.named("suffix", "With a text behind it.")
            .takes("with", "text", "What to put behind the value.")
            .example("{suffix: \" h\"}", "8", "\"8 h\"")
            .doesToText(
                arguments -> {
                  String with = arguments.text("with", "");
                  return text -> text + with;
                }),
        FunctionEntry.named(
                "before",
                "What stands before the first occurrence of a text; all of it when there is none.")
            .takes("mark", "text", "What to look for.")
            .example("{before: \"@\"}", "\"jane@example.com\"", "\"jane\"")
            .doesToText(
                arguments -> {
                  String mark = arguments.text("mark", "");
                  return text -> Texts.before(text, mark);
                }),
        FunctionEntry.named(
                "after",
                "What stands behind the first occurrence of a text; nothing when there is none.")
            .takes("mark", "text", "What to look for.")
            .example("{after: \"@\"}", "\"jane@example.com\"", "\"example.com\"")
            .example("{after: \"@\"}", "\"jane\"", "\"\"")
            .doesToText(
                arguments -> {
                  String mark = arguments.text("mark", "");
                  return text -> Texts.after(text, mark);
                }),
        FunctionEntry.named(
                "first_name",
                "The first name of a person: what stands before the first space, or behind a comma.")
            .example("first_name", "\"Ada van der Berg\"", "\"Ada\"")
            .example("first_name", "\"Berg, Ada\"", "\"Ada\"")
            .example("first_name", "\"Madonna\"", "\"Madonna\"")
            .doesToText(arguments -> Names::first),
        FunctionEntry.named("last_name", "The last name of a person: what first_name leaves.")
            .example("last_name", "\"Ada van der Berg\"", "\"van der Berg\"")
            .example("last_name", "\"Berg, Ada\"", "\"Berg\"")
            .example("last_name", "\"Madonna\"", "\"\"")
            .doesToText(arguments -> Names::last),
        FunctionEntry.named("html_to_text", "The words of HTML, with line breaks where blocks end.")
            .example(
                "html_to_text",
                "\"<p>Fish &amp; chips</p><p>for <b>two</b></p>\"",
                "\"Fish & chips\\nfor two\"")
            .doesToText(arguments -> Html::toText),
        FunctionEntry.named(
                "text_to_html", "A text as HTML: markup characters escaped, line breaks kept.")
            .example("text_to_html", "\"1 < 2\\nreally\"", "\"1 &lt; 2<br>really\"")
            .doesToText(arguments -> Html::fromText));
  }
}
