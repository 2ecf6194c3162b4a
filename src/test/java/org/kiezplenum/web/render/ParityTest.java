package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.client.Assets;
import org.kiezplenum.web.client.LiveModules;
import org.kiezplenum.web.client.TestSite;

/** The same template and the same document give the same text on the server and in the browser. */
@Tag("slow")
class ParityTest {

  private static final int CONTEXTS = 150;

  private static final String PAGE =
      """
      <!DOCTYPE html><meta charset="utf-8"><script type="application/json" id="live">%s</script>
      <script src="%s"></script>
      """;

  /** In place of the live page: nothing but the templates and the helpers. */
  private static final String RENDERS =
      """
      import { words } from "./helpers.js";
      import { html } from "./render.js";
      import { start } from "./start.js";
      window.words = Object.keys(words);
      window.rendered = (contexts) => contexts.map((c) => html(start.face, JSON.parse(c)));
      """;

  @Test
  void theLiveFaces() throws Exception {
    Map<String, String> templates = TemplateSources.of(ClasspathFolder.read("templates"));
    compare(templates, Messages.load(), 1);
  }

  /** What the templates of today do not use, somebody's will tomorrow. */
  @Test
  void everyHelperAndEveryOddValue() throws Exception {
    String odd =
        """
        {{!-- a comment --}}
          {{t "plain"}} {{t "guest" n=public.present}} {{t "kinds" public.phase}} {{t public.phase}}
          {{t "left" n=-3}} {{t "left" n=1}} {{t "left" n=(sum 1 1)}} {{t "args" a=public.title b="{a}"}} {{t "gap"}}
          {{eq 1 1}} {{eq 1 "1"}} {{eq none other}} {{eq public.place none}} {{eq public.phase "live"}}
          {{not 0}} {{not ""}} {{not none}} {{not public.agenda}} {{not public.items}} {{not "0"}}
          {{and 1 public.agenda "x"}} {{and}} {{or none 0 ""}} {{or public.agenda none}}
          {{position public.agenda "i2"}} {{position none "i2"}} {{position public.agenda none}}
          {{at public.agenda 0}} {{at public.agenda 99}} {{at public.agenda -1}} {{#with (at public.items "i1")}}{{title}} {{../now}}{{else}}-{{/with}}{{#with none}}{{else}}-{{/with}}
          {{#each (first public.agenda 2)}}{{this}}{{/each}} {{#each (first public.agenda 1 (eq public.phase "live"))}}{{this}}{{/each}} {{size (first none 2)}} {{size (first public.agenda none)}} {{size (first public.agenda -1)}}
          {{#each (without public.agenda public.agenda)}}{{this}}{{else}}-{{/each}} {{#each (without public.items (first public.agenda 2))}}{{this}} {{/each}} {{size (without none none)}} {{size (without public.agenda none)}}
          {{size public.agenda}} {{size public.items}} {{size none}} {{size public.title}}
          {{who own}} {{who none}} {{#with own}}{{who this}} {{this.number}} {{name}} {{title}} {{#if name}}named{{/if}}{{/with}}
          {{wallwho own}} {{wallwho none}} {{#each public.entries}}{{wallwho this}} {{/each}}
          {{ago 1 62000}} {{ago now 5}} {{ago none now}} {{left 5 3}} {{left 3 5}} {{left none 5}} {{seconds 1}} {{seconds 0}} {{seconds 2000}} {{seconds -1500}} {{seconds none}}
          {{late public now}} {{late none now}} {{shortday public.date}} {{shortday none}}
          {{clock now}} {{clock none}} {{day public.date}} {{day "2026-02-30"}} {{day none}} {{day "x"}}
          {{duration 0}} {{duration 99001}} {{duration -999}} {{duration -20000}} {{duration 3723000}} {{duration none}}
          {{speechLeft public.floor.speech now}} {{minutesUntil public.floor 1 now}} {{minutesUntil public.floor 4 now}} {{minutesUntil none 4 now}} {{minutesUntil public.floor none now}} {{itemLeft (at public.items public.current) now}} {{clock (plannedEnd public now)}}
          {{#each public.agenda}}{{#with (at @root.public.items this)}}{{itemLeft this @root.now}},{{@index}} {{/with}}{{/each}}
          {{sum 1 2 3}} {{sum none 2}} {{sum}} {{spaced public.code}} {{spaced "ABC"}} {{spaced none}} {{spaced ""}}
          {{number 0}} {{number 999}} {{number 1234}} {{number -1234567}} {{number none}} {{decimal "3.00000"}} {{decimal "-2.50"}} {{decimal "0.10"}} {{decimal none}} {{decimal "x.1"}} {{said "i1:2 abstain/3>i2=c,level-4" public.poll}} {{said none}} {{said "i1"}} {{why none}}
          {{#each public.agenda}}{{@index}}{{#if @first}}first{{/if}}{{#if @last}}last{{/if}} {{this}} {{> row id=this n=@index}}
          {{else}}none{{/each}}
          {{#each public.items}}{{@key}}={{this.title}};{{/each}}
          {{#each public.entries}}{{@key}}:{{who this}} {{/each}}
          {{#if 0}}a{{else if public.place}}b{{else}}c{{/if}}{{#unless none}}d{{/unless}}
          {{#if public.items}}map{{/if}} {{lookup (lookup public.items "i1") "title"}}
          {{public.title}} {{{public.title}}} {{public.none.deeper}} {{none}} {{public.present}} {{connected}}
          {{> row public.floor}} {{> row id="x" n=public.title}} {{~#if public.phase~}}  tight  {{~/if~}} end
        """;
    Map<String, String> templates =
        Map.of(
            "phone",
            TemplateSources.squeeze(odd),
            "desk",
            "{{> row}}",
            "screen",
            "{{#if public.place}}\n"
                + "{{public.place}}\n"
                + "{{/if}}\n"
                + "  {{> row}}\n\n"
                + "{{#each public.agenda}}\n"
                + "{{this}}\n"
                + "{{/each}}\n",
            "row",
            "[{{id}} {{n}} {{@root.public.code}} {{list}}{{#if n}}\n!\n{{/if}}]");
    compare(templates, oddMessages(), 2);
  }

  private static Messages oddMessages() {
    Map<String, String> german =
        new HashMap<>(
            Map.of(
                "plain",
                "Ein <Text> & „mehr“",
                "guest",
                "Gast {n}",
                "left.one",
                "noch {n} Minute",
                "left.other",
                "noch {n} Minuten",
                "left.negative",
                "{n} drüber",
                "args",
                "{a}|{b}|{c}|{a}",
                "gap",
                "nur deutsch",
                "number.group",
                "."));
    german.putAll(
        Map.of(
            "kinds.live",
            "läuft",
            "kinds.planned",
            "geplant",
            "kinds.ended",
            "aus",
            "kinds.published",
            "da",
            "live",
            "L",
            "planned",
            "P",
            "ended",
            "E",
            "published",
            "V"));
    german.put("date.pattern", "{weekday}, {day}. {month} {year}");
    german.put("date.short", "{day}. {month}");
    german.put("card", "Karte {n}");
    german.put("number.point", ",");
    german.put("answer.abstain", "Enthaltung");
    german.put("answer.level-4", "Stufe 4");
    german.put("answer.i1", "eins");
    german.put("answer.i2", "zwei");
    german.put("answer.c", "C");
    german.put("ago.seconds", "vor {n} s");
    german.put("ago.minutes", "vor {n} Min.");
    for (int i = 1; i <= 12; i++) {
      german.put("date.month." + i, "Monat" + i);
      german.put("date.weekday." + i, "Tag" + i);
    }
    Map<String, String> english = new HashMap<>(german);
    english.keySet().remove("gap");
    english.put("number.group", ",");
    english.put("guest", "Guest {n}");
    return Messages.of(Map.of("de", german, "en", english));
  }

  private static void compare(Map<String, String> templates, Messages messages, long seed)
      throws Exception {
    Assets assets = TestSite.assets(templates, messages);
    Pages pages = Pages.of(templates, messages, assets);
    try (TestSite site = new TestSite(assets);
        BrowserContext browser = Browser.open(Browser.phone())) {
      Map<String, byte[]> files = TestSite.files(templates);
      files.put("js/renders.js", RENDERS.getBytes(StandardCharsets.UTF_8));
      Page page = browser.newPage();
      for (String face : TemplateSources.LIVE_FACES) {
        for (String lang : Languages.ALL) {
          String live = new JsonObject().put("face", face).put("lang", lang).encode();
          String path = "/" + face + "-" + lang;
          site.page(path, PAGE.formatted(live, path + ".js"));
          site.script(
              path + ".js", LiveModules.script("renders", face, lang, files, templates, messages));
          page.navigate(site.url(path));
          page.waitForFunction("() => window.rendered !== undefined");
          assertThat(page.evaluate("() => words")).isEqualTo(Helpers.ON_BOTH_SIDES);
          List<JsonObject> contexts = FaceCorpus.contexts(seed, CONTEXTS, lang);
          List<String> here = new ArrayList<>();
          contexts.forEach(context -> here.add(pages.render(face, lang, Plain.map(context))));
          List<String> asJson = contexts.stream().map(JsonObject::encode).toList();
          Object there = page.evaluate("(contexts) => rendered(contexts)", asJson);
          List<?> theirs = (List<?>) there;
          for (int i = 0; i < here.size(); i++) {
            assertThat(theirs.get(i))
                .as("%s %s", face, contexts.get(i).encode())
                .isEqualTo(here.get(i));
          }
        }
      }
    }
  }
}
