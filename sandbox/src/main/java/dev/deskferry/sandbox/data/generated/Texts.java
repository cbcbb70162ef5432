package dev.deskferry.sandbox.data.generated;

import java.util.List;

/** Words and sentences, with scripts and characters that break careless programs. */
final class Texts {

  static final List<String> FIRST_NAMES =
      List.of(
          "Anna", "Ben", "Chiara", "Dmitri", "Esra", "Farid", "Grace", "Henrik", "Inês", "Jörg",
          "Kofi", "Łukasz", "María", "Niamh", "Olu", "Priya", "Quentin", "Rosa", "Søren", "Tomáš",
          "Uma", "Violet", "Wei", "Ximena", "Yuki", "Zoë", "太郎", "小燕", "민준", "אורי", "فاطمة",
          "Ольга");
  static final List<String> LAST_NAMES =
      List.of(
          "Adams",
          "Baptiste",
          "Castro",
          "Dubois",
          "Eriksen",
          "Ferreira",
          "Großmann",
          "Haddad",
          "Ivanova",
          "Jensen",
          "Kowalski",
          "Lindqvist",
          "Müller",
          "Nakamura",
          "O'Brien",
          "Patel",
          "Quispe",
          "Rossi",
          "Sánchez",
          "Tran",
          "Ueda",
          "van den Berg",
          "Walker",
          "Xu",
          "Yılmaz",
          "Zimmermann",
          "山田",
          "王",
          "김",
          "כהן",
          "الأنصاري",
          "Петрова");
  static final List<String> COMPANIES =
      List.of(
          "Kestrel Labs",
          "Northwind Traders",
          "Blue Harbor",
          "Café Número Uno",
          "Øresund Logistik",
          "Straße & Söhne",
          "東京計測",
          "한빛전자",
          "Юпитер",
          "Green Valley Clinics",
          "Piñata Games",
          "Quartz & Co",
          "Redwood Schools",
          "Salt/Pepper",
          "Tidewater Bank",
          "Ultra \"Quote\" Ltd",
          "Vista Hotels",
          "Wren Bicycles",
          "שמש מערכות",
          "نجم للتقنية");
  static final List<String> SUBJECTS =
      List.of(
          "Cannot log in since this morning",
          "Invoice shows the wrong VAT number",
          "Printer on fire 🔥 please help",
          "Feature request: dark mode",
          "Re: Re: Fwd: shipment delayed",
          "パスワードを再設定できません",
          "退款申请",
          "לא מצליח להתחבר",
          "لا أستطيع تسجيل الدخول",
          "Rückfrage zur Rechnung – dringend",
          "Ça ne marche pas après la mise à jour",
          "API returns 500 on /orders?id=1&x=<b>",
          "Where is my order?",
          "Refund not received",
          "Account locked",
          "Two-factor code never arrives",
          "Export takes \"forever\"",
          "Zalgo t̷e̷x̷t̷ in the editor",
          "Family emoji 👩‍👩‍👧‍👦 breaks the profile page",
          "Billing address change");
  static final List<String> SENTENCES =
      List.of(
          "Hello, I have been trying since this morning and nothing works.",
          "Could you please have a look and tell me what to do next?",
          "The page stays white after I press the button \"Save & continue\".",
          "We have about 40 people waiting for this, so it is rather urgent.",
          "I attached a screenshot of the message that I see.",
          "Thank you for your quick answer!",
          "That did not help: the error is still <code>ERR_4711</code>.",
          "I have passed this on to our second level, who will come back to you.",
          "We could reproduce the problem and a fix will be shipped with the next release.",
          "Please clear the cache of your browser and sign in again.",
          "昨日から注文の状態が更新されません。確認をお願いします。",
          "您好,我想申请退款,订单号在下面。",
          "안녕하세요, 결제가 두 번 되었습니다.",
          "Grüße aus München, wir hätten gern eine korrigierte Rechnung.",
          "Merci d'avance pour votre aide, c'est très gentil.",
          "שלום, החשבון שלי ננעל ואיני יכול להיכנס.",
          "مرحبا، لم يصلني رمز التحقق حتى الآن.",
          "Добрый день, не могу войти в личный кабинет.",
          "Cafe\u0301 with a combining accent, and a n\u0303 as well.",
          "Great, it works now 🎉👍🏽 – you can close this.",
          "Order 2021/10/0034, amount 1.234,56 €, paid by card ending in 4242.",
          "See https://status.example.com/incidents/77 for the history.",
          "Best regards, and have a nice day.",
          "I tried with Firefox, Chrome and Safari: the same result everywhere.");
  static final List<String> TAGS =
      List.of(
          "billing",
          "refund",
          "login",
          "vip",
          "bug",
          "feature_request",
          "shipping",
          "2fa",
          "mobile",
          "web",
          "escalated",
          "日本語",
          "prio_1");

  private Texts() {}

  /** A text of some paragraphs; its length follows from the dice. */
  static String paragraphs(Dice dice, int salt) {
    int sentences = 2 + dice.below(salt, 5);
    StringBuilder text = new StringBuilder(sentences * 70);
    for (int i = 0; i < sentences; i++) {
      if (i > 0) {
        text.append(i % 2 == 0 ? "\n\n" : " ");
      }
      text.append(dice.pick(salt + 1 + i, SENTENCES));
    }
    return text.toString();
  }

  /** The text as Zendesk renders it: a div, one p per paragraph, specials escaped. */
  static String html(String text) {
    StringBuilder html = new StringBuilder(text.length() + 120);
    html.append("<div class=\"zd-comment\" dir=\"auto\">");
    for (String paragraph : text.split("\n\n")) {
      html.append("<p dir=\"auto\">").append(escape(paragraph)).append("</p>");
    }
    return html.append("</div>").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "<br>");
  }

  /** The text with every letter and digit replaced, as a redaction leaves it. */
  static String redact(String text) {
    return text.replaceAll("[\\p{L}\\p{N}]", "▇");
  }
}
