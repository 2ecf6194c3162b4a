package org.kiezplenum.web.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets of a template, and what no template of a live face may say. */
@Tag("slow")
class TemplateTreeTest {

  private static String tree(String template) {
    return CompileTemplates.compile(Map.of("phone", template)).get("templates/phone.js");
  }

  @Test
  void aTemplateBecomesAList() {
    assertThat(
            tree(
                "a {{b.c}}{{{d}}}{{#each @root.e}}{{@key}}{{../f}}{{else}}g{{/each}}"
                    + "{{#unless h}}i{{/unless}}{{t \"j\" (sum 1 2) n=k}}{{> l this m=true}}"))
        .isEqualTo(
            """
            export const templates = {
            "phone":["a ",[0,"b","c"],["raw",[0,"d"]],\
            ["each",[-1,"e"],[["@","key"],[1,"f"]],["g"]],\
            ["if",[0,"h"],[],["i"]],["t","j",["sum",1,2],{"n":[0,"k"]}],\
            [">","l",[0],{"m":true}]]
            };
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{#each a as |b|}}{{b}}{{/each}}",
        "{{#a}}b{{/a}}",
        "{{#if a b}}c{{/if}}",
        "{{#if a includeZero=true}}c{{/if}}",
        "{{nobody a}}",
        "{{asset \"a\"}}",
        "{{../a}}",
        "{{#if a}}{{../b}}{{/if}}",
        "{{@other}}",
        "{{@../index}}",
        "{{#> a}}b{{/a}}",
        "{{> (t \"a\")}}",
        "{{> a b c}}",
        "{{\"a\"}}",
        "{{sum null}}"
      })
  void whatNoTemplateNeedsIsRefused(String template) {
    assertThatThrownBy(() -> tree(template))
        .hasMessageContaining("the template phone")
        .rootCause()
        .hasMessageStartingWith("Live templates do not know ")
        .hasMessageEndingWith(" in line 1");
  }
}
