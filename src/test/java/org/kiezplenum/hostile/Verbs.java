package org.kiezplenum.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Commands as a client would send them, and then spoilt: fields dropped, doubled, of another type,
 * with numbers and texts nobody expects. Texts are bytes, each as the character of the same number.
 */
final class Verbs {
  /** Each verb with its fields: {@code name:kind}. */
  private static final List<String> ALL =
      """
      change-name name:text
      ask-to-speak kind:contribution item:i
      ask-to-speak kind:point-of-order motion:motion
      ask-to-speak kind:direct-response,clarifying-question,correction,technical-point to:e
      answer-temperature mood:up,middle,down
      signal signal:agree,louder,slower,language,unsure on:true,false
      take-temperature question:text
      end-temperature
      declare-group group:o,q
      mark-seldom-heard mark:yes,no
      yield-floor entry:e
      answer-asking answer:go-on,end
      sort-motion entry:e motion:motion
      object-to-motion entry:e person:p name:text
      settle-motion entry:e how:how outcome:yes,no yes:number no:number minutes:number seconds:number
      end-debate
      put-back
      add-time list:o,q seconds:number
      call-to-topic entry:e
      call-to-order person:p
      lift-order-call person:p
      set-floor-rules order:first-come,first-speakers,fewest-first,progressive lists:group,side,none seconds:number
      set-group person:p group:o,q
      set-legend signal:agree,louder text:text clear:true,false
      set-signals on:agree,louder
      withdraw-entry entry:e
      hand-in-proposal title:text text:text reasons:text
      hand-in-proposal title:text text:text for:text person:p number:number
      change-proposal proposal:a version:number title:text text:text reasons:text
      withdraw-proposal proposal:a
      amend-proposal proposal:a version:number title:text text:text reasons:text for:text
      take-over-amendment proposal:a
      move-amendment proposal:a to:number
      readmit-proposal proposal:a
      admit-proposal proposal:a
      debate-proposal proposal:a
      refer-proposal proposal:a to:text
      adjourn-proposal proposal:a
      remark-on-proposal proposal:a text:text clear:true,false
      set-handing-in by:everybody,moderation
      compete-proposals proposal:a with:a
      move-competing proposal:a to:number
      part-proposal proposal:a
      merge-proposals proposal:a with:a version:number title:text text:text reasons:text
      support-proposal proposal:a on:true,false
      cast-ballot decision:d choice:yes,no,abstain change:number
      join-round
      next-in-round follows:number
      pass-in-round follows:number
      change-assembly title:text date:day time:time place:text
      open-assembly
      end-assembly
      reopen-assembly
      publish-minutes to:everybody,participants remark:text
      withdraw-minutes
      state-present count:number
      announce-next text:text clear:true,false
      describe-record chairs:text writer:text
      show-on-wall mode:follow,item,queue,question,result,message,parking,qr,black text:text
      undo step:number
      rename-person person:p name:text
      hide-name person:p
      show-name person:p
      check-names
      check-names-first on:true,false
      merge-people person:p into:p
      revoke-role person:p role:facilitator,list-keeper,minute-taker
      add-item title:text minutes:number list:on,off
      change-item item:i title:text minutes:number list:on,off
      move-item item:i to:number
      remove-item item:i
      start-item item:i waiting:take-along,drop
      close-item item:i waiting:take-along,drop
      reopen-item item:i
      take-break minutes:number until:time
      murmur minutes:number
      begin-round seats:number
      go-on
      write-note text:text item:i kind:note,task,result,parking who:text until:day at:time
      take-note note:n
      leave-note note:n
      change-note note:n version:number text:text kind:note,task,result,parking who:text until:day
      move-note note:n item:i to:number
      remove-note note:n
      enter-speaker name:text person:p number:number
      call-next follows:e next:e
      restart-clock entry:e
      extend-speech entry:e seconds:number
      not-here entry:e
      pause-speech entry:e
      resume-speech entry:e
      end-speech entry:e
      strike-entry entry:e
      move-entry entry:e to:number
      close-list
      open-list
      turn-off-list
      open-decision proposal:a question:text amendments:stay-open
      open-decision question:text
      enter-hands decision:d yes:number no:number abstain:number
      remove-hands decision:d block:b
      close-decision decision:d
      reopen-decision decision:d
      announce-decision decision:d agreed:true,false
      end-decision decision:d
      correct-decision decision:d reason:text
      open-poll question:text method:method options:lines seats:number ballots:ballots
      open-poll proposal:a method:method ballots:ballots quorum:at-least-half,more-than-half entitled:number
      open-poll question:text method:method proposals:several options:lines highest:number passive:last
      cast-ballot decision:d ballot:ballot for:o change:number
      cast-ballot decision:d rate-a:number rate-b:number place-a:number pick-b:true filled:true
      enter-cells decision:d cell-yes:number cell-no:number cell-abstain:number rest:yes,no,abstain
      enter-cells decision:d cell-a:number cell-b:number cell-a/1:number cell-ballots:number
      enter-paper decision:d ballot:ballot times:number
      answer-roll decision:d ballot:ballot person:p name:text number:number instead:true,false
      withdraw-answer decision:d person:p name:text number:number instead:true,false
      count-again decision:d block:b cell-yes:number cell-no:number cell-abstain:number
      settle-count decision:d block:b takes:first,second
      announce-closing decision:d seconds:number
      draw-lot decision:d drawn:ballot witness:text
      draw-lot decision:d by:server seed:text
      state-figures decision:d present:number entitled:number
      next-round decision:d
      set-electorate who:everybody,listed,delegates
      grant-vote person:p name:text number:number
      grant-vote-to-all
      withdraw-vote person:p
      add-initiative name:text
      remove-initiative initiative:o
      name-delegate initiative:o person:p name:text
      dismiss-delegate person:p
      allow-proxies most:number
      give-proxy person:p name:text holder:text
      end-proxy person:p
      demand-count decision:d
      decide-by-sight proposal:a question:text how:no-objection,majority-seen outcome:yes,no item:i at:time
      record-count proposal:a question:text yes:number no:number abstain:number item:i at:time
      """
          .lines()
          .toList();

  /** Every verb that is sent. */
  static Set<String> all() {
    return ALL.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet());
  }

  private final Dice dice;

  Verbs(Dice dice) {
    this.dice = dice;
  }

  /** The fields of a command, each as JSON; most of them as they should be. */
  private Map<String, String> fields(String id) {
    List<String> words = Arrays.asList(dice.of(ALL).split(" "));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", quoted(id));
    fields.put("do", quoted(words.getFirst()));
    for (String field : words.subList(1, words.size())) {
      String[] parts = field.split(":", 2);
      if (!dice.oneIn(5)) {
        fields.put(parts[0], dice.oneIn(4) ? odd() : good(parts[1]));
      }
    }
    List<String> known = org.kiezplenum.web.wire.Verbs.fields(words.getFirst());
    if (!known.isEmpty() && dice.oneIn(6)) {
      String field = dice.of(known);
      fields.put(field.endsWith("-") ? field + "a" : field, odd());
    }
    return fields;
  }

  /** A frame of the protocol, good or spoilt. */
  String frame(String id) {
    return switch (dice.below(12)) {
      case 0 -> hello();
      case 1 -> "{\"t0\":" + (dice.oneIn(2) ? dice.number() : odd()) + "}";
      default -> command(id);
    };
  }

  String command(String id) {
    Map<String, String> fields = fields(id);
    List<String> pairs = new ArrayList<>();
    fields.forEach((name, value) -> pairs.add(quoted(name) + ":" + value));
    if (dice.oneIn(8)) {
      pairs.set(dice.below(pairs.size()), quoted(dice.nasty()) + ":" + odd());
    }
    if (dice.oneIn(12)) {
      pairs.add(dice.of(pairs));
    }
    if (dice.oneIn(12)) {
      pairs.add(quoted(dice.of(List.copyOf(fields.keySet()))) + ":" + odd());
    }
    String whole = "{" + String.join(",", pairs) + "}";
    return switch (dice.below(25)) {
      case 0 -> dice.damaged(whole);
      case 1 -> whole + whole;
      default -> whole;
    };
  }

  private String hello() {
    List<String> pairs = new ArrayList<>();
    for (String name : List.of("epoch", "seq", "lang")) {
      if (dice.oneIn(2)) {
        pairs.add(quoted(name) + ":" + (name.equals("seq") ? dice.number() : odd()));
      }
    }
    return "{\"hello\":" + (dice.oneIn(6) ? odd() : "{" + String.join(",", pairs) + "}") + "}";
  }

  /** The same as the fields of a form. */
  String form(String id) {
    StringBuilder form = new StringBuilder();
    fields(id)
        .forEach((name, value) -> {
          String text = value.startsWith("\"") ? unquoted(value) : value;
          form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(percent(text));
        });
    if (dice.oneIn(2)) {
      form.append("&back=").append(percent(dice.of("/{code}/desk", "//evil", "/{code}/minutes")));
    }
    return dice.oneIn(10) ? dice.damaged(form.toString()) : form.toString();
  }

  private String good(String kind) {
    return switch (kind) {
      case "text" -> quoted(dice.of("Eine Bank", "Spielstraße", "Ali", "Sperren wir?", "Ä & Ö"));
      case "number" -> String.valueOf(dice.of(0, 1, 1, 2, 3, 5, 20, 201, 250));
      case "method" ->
          quoted(
              dice.of(
                  "simple-majority",
                  "unanimity",
                  "absolute-election",
                  "approval",
                  "score",
                  "dots",
                  "irv",
                  "stv-scottish",
                  "schulze",
                  "resistance",
                  "consent",
                  "consensus-levels",
                  "temperature",
                  "organisations",
                  "double-majority"));
      case "ballots" -> quoted(dice.of("open", "secret", "by-name"));
      case "ballot" ->
          quoted(
              dice.of("yes", "no", "abstain", "a", "b", "a,b", "a>b", "b=a", "a:1 b:0", "consent"));
      case "lines" -> quoted(dice.of("Park\nBank", "Park\nBank\nWeg", "Dana"));
      case "several" -> quoted(dice.of("a1 a2", "a2 a1", "a1 a2 a3", "a1"));
      case "motion" ->
          quoted(
              dice.of("secret-ballot", "roll-call", "end-debate", "close-list", "break", "quorum"));
      case "how" ->
          quoted(dice.of("no-objection", "majority-seen", "counted", "demanded", "withdrawn"));
      case "day" -> quoted("2026-11-2" + dice.below(10));
      case "time" -> quoted("1" + dice.below(10) + ":" + (10 + dice.below(50)));
      case "a", "b", "d", "e", "i", "n", "o", "p" -> quoted(kind + (1 + dice.below(6)));
      default -> quoted(dice.of(kind.split(",")));
    };
  }

  /** Any JSON, or nearly. */
  private String odd() {
    return switch (dice.below(10)) {
      case 0, 1 -> dice.number();
      case 2 -> "[".repeat(1 + dice.below(3)) + dice.number() + "]";
      case 3 -> nested(dice.of(3, 50, 999, 1_001, 20_000));
      case 4 -> "{\"" + dice.of("$ref", "__proto__", "id") + "\":" + dice.number() + "}";
      case 5 ->
          quoted(
              dice.of("i", "e", "p", "a", "d", "b", "n")
                  + dice.of("0", "01", "-1", "999999999", "٣"));
      default -> quoted(dice.nasty());
    };
  }

  private String nested(int deep) {
    return dice.oneIn(2)
        ? "[".repeat(deep) + "]".repeat(dice.oneIn(3) ? deep - 1 : deep)
        : "{\"a\":".repeat(deep) + "1" + "}".repeat(deep);
  }

  /** As JSON: now and then with everything escaped, halves of characters always. */
  private String quoted(String text) {
    boolean escapeAll = dice.oneIn(6);
    StringBuilder json = new StringBuilder("\"");
    for (char letter : text.toCharArray()) {
      boolean plain = letter >= 0x20 && letter != '"' && letter != '\\';
      if (plain && !escapeAll && !Character.isSurrogate(letter)) {
        json.append(
            new String(
                String.valueOf(letter).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1));
      } else {
        json.append(String.format("\\u%04x", (int) letter));
      }
    }
    return json.append('"').toString();
  }

  private static String unquoted(String json) {
    return json.substring(1, json.length() - 1);
  }

  String percent(String bytes) {
    StringBuilder coded = new StringBuilder();
    for (char each : bytes.toCharArray()) {
      boolean plain =
          each < 0x80 && (Character.isLetterOrDigit(each) || "-_./{}".indexOf(each) >= 0);
      coded.append(plain ? String.valueOf(each) : "%%%02x".formatted(each & 0xff));
    }
    return coded.toString();
  }
}
